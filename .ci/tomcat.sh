# An unpacked Tomcat with the files of tomcat-conf and the WAR; after lib.sh and upstream.sh.

tomcat_versions="10.1.59 11.0.24"

# distribution VERSION: the folder it is unpacked in, once.
distribution() {
  local version=$1 home=$CI_WORK/apache-tomcat-$1
  if [ ! -d "$home" ]; then
    (cd "$CI_WORK" && mvn -q -B "$dependency_plugin:copy" -Dartifact="org.apache.tomcat:tomcat:$version:tar.gz" -DoutputDirectory="$CI_WORK" -Dmdep.useBaseVersion=true) >&2
    tar -xzf "$CI_WORK/tomcat-$version.tar.gz" -C "$CI_WORK"
  fi
  echo "$home"
}

# base FOLDER CONTEXT: a CATALINA_BASE with our configuration and the WAR under that context, ROOT or a name.
base() {
  local folder=$1 context=$2
  mkdir -p "$folder"/{bin,conf/Catalina/localhost,logs,temp,webapps,work,strategies}
  cp "$root/tomcat-conf/server.xml" "$root/tomcat-conf/logging.properties" "$folder/conf/"
  cp "$root/tomcat-conf/setenv.sh" "$folder/bin/"
  cp "$root/target/kirogate.war" "$folder/webapps/$context.war"
  cp "$root/tomcat-conf/kirogate.xml" "$folder/conf/Catalina/localhost/$context.xml"
}

# configure FOLDER SCHEMA: the example file, filled in as the README says. More variables come on standard input.
configure() {
  local file=$1/conf/kirogate.env name
  sed -e "s|^DB_URL=.*|DB_URL=jdbc:mariadb://127.0.0.1:$db_port/$2?createDatabaseIfNotExist=true|" \
    -e 's|^DB_USER=.*|DB_USER=kirogate|' -e 's|^DB_PASSWORD=.*|DB_PASSWORD=ci-password|' \
    -e "s|^TOKEN_ENCRYPT_KEY=.*|TOKEN_ENCRYPT_KEY=$(head -c 32 /dev/urandom | base64)|" \
    -e "s|^KEY_DIGEST_SECRET=.*|KEY_DIGEST_SECRET=$(head -c 32 /dev/urandom | base64)|" \
    -e "s|^SESSION_SECRET=.*|SESSION_SECRET=$(head -c 32 /dev/urandom | base64)|" "$root/tomcat-conf/kirogate.env.example" >"$file"
  chmod 600 "$file"
  for name in RUNTIME MANAGEMENT Q OIDC DESKTOP_AUTH; do echo "KIRO_${name}_URL=$simulator_url"; done >>"$file"
  cat >>"$file"
}

# serve VERSION JDK FOLDER: starts it on a free port; `tomcat_pid`, `tomcat_port`, log in FOLDER/logs/out.
serve() {
  local home
  home=$(distribution "$1")
  cp "$home/conf/web.xml" "$3/conf/"
  tomcat_port=$(free_port)
  start "$3/logs/out" env JAVA_HOME="$2" CATALINA_HOME="$home" CATALINA_BASE="$3" KIROGATE_PORT="$tomcat_port" "$home/bin/catalina.sh" run
  tomcat_pid=$pid
}

# json_logs FOLDER: the one line of logging.properties that is switched.
json_logs() {
  sed -i -e 's/^handlers = 1text/#&/' -e 's/^#handlers = 2json/handlers = 2json/' "$1/conf/logging.properties"
}

# json_lines JDK LOG...: each line is one JSON object with a message, and a request left its line.
json_lines() {
  local java=$1/bin/java
  shift
  cat >"$CI_WORK/JsonLines.java" <<'EOF'
import com.google.gson.*;
import java.nio.file.*;
class JsonLines {
    public static void main(String[] logs) throws Exception {
        int requests = 0;
        for (String log : logs) {
            for (String line : Files.readAllLines(Path.of(log))) {
                JsonObject one = new GsonBuilder().setStrictness(Strictness.STRICT).create().fromJson(line, JsonObject.class);
                if (one.get("message").getAsString().matches("request=req_\\S+ route=messages .* outcome=ok status=200 .*")) requests++;
            }
        }
        System.out.println(requests + " requests in " + logs.length + " logs");
        if (requests == 0) throw new AssertionError("no line of a request");
    }
}
EOF
  "$java" -cp "$(ls "$root"/target/kirogate/WEB-INF/lib/gson-*.jar)" "$CI_WORK/JsonLines.java" "$@"
}

# Nothing in the logs that an operator would have to look into.
clean_logs() {
  if grep -rhE 'SEVERE|ERROR|Exception|Caused by' "$1/logs" | head -n 20 | grep .; then
    return 1
  fi
}
