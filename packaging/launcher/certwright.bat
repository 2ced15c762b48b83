@echo off
rem Starts Certwright with a JDK of version 25 or later, wherever one is installed.
setlocal EnableExtensions DisableDelayedExpansion
set "MINIMUM=25"
set "JDK="

if defined CERTWRIGHT_JAVA_HOME (
    call :try "%CERTWRIGHT_JAVA_HOME%"
    if not defined JDK (
        echo certwright: CERTWRIGHT_JAVA_HOME is %CERTWRIGHT_JAVA_HOME%, where no JDK %MINIMUM% or later is. Correct it or unset it. 1>&2
        exit /b 3
    )
    goto start
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK if defined JAVA25_HOME call :try "%JAVA25_HOME%"
if not defined JDK for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined JDK for /d %%V in ("%ProgramFiles%\*") do for /d %%J in ("%%V\jdk-%MINIMUM%*") do if not defined JDK call :try "%%J"
if not defined JDK for /d %%J in ("%USERPROFILE%\.jdks\*%MINIMUM%*") do if not defined JDK call :try "%%J"
if not defined JDK (
    echo certwright: No JDK %MINIMUM% or later was found. Install one ^(for example from https://adoptium.net^) or set CERTWRIGHT_JAVA_HOME to its folder. 1>&2
    exit /b 3
)

:start
set "SPEED=-XX:+TieredCompilation"
for %%C in (list show inspect verify --version --help) do if "%~1"=="%%C" set "SPEED=-XX:TieredStopAtLevel=1"
"%JDK%\bin\java.exe" %SPEED% %CERTWRIGHT_JAVA_OPTIONS% -XX:+UseSerialGC -Xshare:auto -Xlog:disable --enable-native-access=javafx.graphics,org.xerial.sqlitejdbc --module-path "%~dp0..\lib" --module dev.certwright/dev.certwright.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder as JDK when its release file says that it is new enough.
:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==" %%R in (`findstr /b JAVA_VERSION= "%~1\release"`) do for /f "delims=.-+ " %%M in ("%%~R") do if %%M GEQ %MINIMUM% set "JDK=%~1"
exit /b
