#!/bin/sh
# KiroGate's settings for Tomcat 10.1 or 11: copy to bin/setenv.sh; catalina.sh reads it.
# KIROGATE_PORT (default 9000) is the port. CATALINA_OPTS that are already set stay and win.

kirogate_java="java"
if [ -n "${JRE_HOME:-}" ]; then
  kirogate_java="$JRE_HOME/bin/java"
elif [ -n "${JAVA_HOME:-}" ]; then
  kirogate_java="$JAVA_HOME/bin/java"
fi
# openjdk version "17.0.15" 2025-04-15, openjdk version "25" 2025-09-16, openjdk version "26-ea" ...
kirogate_jdk=$("$kirogate_java" -version 2>&1 | sed -n 's/^.* version "\([0-9][0-9]*\).*$/\1/p' | head -n 1)
kirogate_opts="-Dkirogate.port=${KIROGATE_PORT:-9000} -Dfile.encoding=UTF-8"

# Virtual threads: only where the JDK has them, for without them the connector would not start.
if [ "${kirogate_jdk:-0}" -ge 21 ]; then
  kirogate_opts="$kirogate_opts -Dkirogate.virtualThreads=true"
fi
# Newer JDKs warn when Tomcat looks for its native library, unless told that it may.
if [ "${kirogate_jdk:-0}" -ge 24 ]; then
  kirogate_opts="$kirogate_opts --enable-native-access=ALL-UNNAMED"
fi
case " ${CATALINA_OPTS:-} ${JAVA_OPTS:-} " in
  *" -Xmx"*|*" -XX:MaxRAMPercentage"*|*" -XX:MaxHeapSize"*) ;;
  *) kirogate_opts="$kirogate_opts -Xms256m -Xmx1g" ;;
esac

CATALINA_OPTS="$kirogate_opts ${CATALINA_OPTS:-}"
export CATALINA_OPTS
unset kirogate_java kirogate_jdk kirogate_opts
