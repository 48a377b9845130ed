assert new File(basedir, 'build.log').text.contains('both read 3')
