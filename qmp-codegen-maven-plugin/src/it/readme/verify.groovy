assert new File(basedir, 'target/generated-sources/qmp/com/acme/qmp/RingRequest.java').isFile()
