# SPDX-License-Identifier: Apache-2.0
# Sets JDK_HOME to a Java from 21 on and JDK_VERSION to its major, or returns 1. For `. tools/find-jdk.sh && find_jdk`.
# In order: SUTURE_JAVA_HOME, JAVA_HOME, then the newest of the one on PATH and those in the usual folders.
# Reads each Java's `release` file; starts no process unless PATH has to be followed.

JDK_HOME=
JDK_VERSION=0

# jdk_version_of HOME: sets found to the major, 0 if HOME is no Java
jdk_version_of() {
    found=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        JAVA_VERSION=*)
            line=${line#*\"}
            line=${line%%[!0-9]*}
            found=${line:-0}
            return 0
            ;;
        esac
    done <"$1/release"
}

# jdk_candidate HOME: keeps it if it is fit and newer than the one kept
jdk_candidate() {
    jdk_version_of "$1"
    if [ "$found" -ge 21 ] && [ "$found" -gt "$JDK_VERSION" ]; then
        JDK_HOME=$1
        JDK_VERSION=$found
    fi
}

find_jdk() {
    JDK_HOME=
    JDK_VERSION=0
    if [ -n "${SUTURE_JAVA_HOME:-}" ]; then
        jdk_candidate "$SUTURE_JAVA_HOME"
        [ -n "$JDK_HOME" ]
        return
    fi
    if [ -n "${JAVA_HOME:-}" ]; then
        jdk_candidate "$JAVA_HOME"
        [ -z "$JDK_HOME" ] || return 0
    fi
    for seen in /usr/lib/jvm/* /usr/local/openjdk* /opt/java/* /opt/jdk* "${HOME:-/}"/.sdkman/candidates/java/* \
        "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        jdk_candidate "$seen"
    done
    if [ -z "$JDK_HOME" ] && seen=$(command -v java) && seen=$(readlink -f "$seen"); then
        jdk_candidate "${seen%/bin/java}"
    fi
    [ -n "$JDK_HOME" ]
}
