# What stands around the gateway: a MariaDB of the system, and the simulator as a process of its own; after lib.sh.

# database FOLDER: `db_port`, `db_pid`; the account kirogate, password ci-password, may do everything.
database() {
  local folder=$1 options
  mkdir -p "$folder/data"
  options="--no-defaults --datadir=$folder/data --skip-log-bin"
  if [ "$(id -u)" -eq 0 ]; then options="$options --user=root"; fi
  # shellcheck disable=SC2086 # a list of options
  mariadb-install-db $options --auth-root-authentication-method=normal --skip-test-db >"$folder/install.log" 2>&1
  echo "CREATE USER kirogate@'127.0.0.1' IDENTIFIED BY 'ci-password'; GRANT ALL ON *.* TO kirogate@'127.0.0.1';" >"$folder/account.sql"
  db_port=$(free_port)
  # shellcheck disable=SC2086
  start "$folder/mariadbd.log" "$(command -v mariadbd || echo /usr/sbin/mariadbd)" $options --port="$db_port" --bind-address=127.0.0.1 \
    --socket="$folder/s" --pid-file="$folder/pid" --skip-name-resolve --innodb-buffer-pool-size=64M
  db_pid=$pid
  await 60 "$db_pid" mariadb --no-defaults --protocol=socket --socket="$folder/s" -u root -e 'SELECT 1'
  mariadb --no-defaults --protocol=socket --socket="$folder/s" -u root <"$folder/account.sql"
}

# simulator FOLDER NAME...: `simulator_url`; the refresh token of an account is printed by `refresh_token NAME`.
simulator() {
  local folder=$1
  shift
  simulator_log=$folder/simulator.log
  start "$simulator_log" java -cp "$(test_classpath)" org.kirogate.simulator.SimulatorMain 0 "$@"
  await 60 "$pid" grep -q '^ready ' "$simulator_log"
  simulator_url=$(sed -n 's/^ready //p' "$simulator_log")
}

refresh_token() { sed -n "s/^token $1 //p" "$simulator_log"; }
