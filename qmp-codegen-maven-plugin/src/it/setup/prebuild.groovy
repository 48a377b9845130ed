// Maven looks for the settings of a project in the folders above it too; those of this project are not the consumers'.
new File(basedir.parentFile, '.mvn').mkdirs()
return true
