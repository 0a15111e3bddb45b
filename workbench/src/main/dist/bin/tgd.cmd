@echo off
rem Starts the program of this folder on the Java of JAVA_HOME or of the PATH; Java 17 or newer.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+UseParallelGC -XX:-UsePerfData -Djava.awt.headless=true %TGD_JAVA_OPTS% -jar "%~dp0..\lib\tgd.jar" %*
exit /b %ERRORLEVEL%
