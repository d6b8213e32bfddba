package org.kirogate.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A plain reverse proxy before the upstream, nginx or HAProxy, with two workers or threads and a port of its own. */
final class ReverseProxy implements AutoCloseable {

    private static final String NGINX = """
            daemon off;
            worker_processes 2;
            pid nginx.pid;
            error_log stderr warn;
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              upstream bench { server 127.0.0.1:UPSTREAM; keepalive 64; keepalive_requests 1000000; }
              server {
                listen 127.0.0.1:LISTEN backlog=256;
                keepalive_requests 1000000;
                location / {
                  proxy_pass http://bench;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffering off;
                }
              }
            }
            """;
    private static final String HAPROXY = """
            global
              nbthread 2
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            frontend bench
              bind 127.0.0.1:LISTEN
              default_backend upstream
            backend upstream
              http-reuse always
              server one 127.0.0.1:UPSTREAM
            """;

    private final String name;
    private final Process process;
    private final int port;

    private ReverseProxy(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts whichever is installed.
     *
     * @param upstream the port it passes requests on to
     * @param folder   for its settings and its log
     * @return the proxy, or nothing when neither is on the path
     */
    static Optional<ReverseProxy> start(int upstream, Path folder) {
        Optional<Path> nginx = program("nginx");
        if (nginx.isPresent()) {
            Path settings = write(folder, "nginx.conf", NGINX, upstream);
            return Optional.of(launch(settings, List.of(nginx.get().toString(), "-p", folder + "/", "-c",
                    settings.toString(), "-e", "stderr")));
        }
        return program("haproxy").map(haproxy -> {
            Path settings = write(folder, "haproxy.cfg", HAPROXY, upstream);
            return launch(settings, List.of(haproxy.toString(), "-db", "-f", settings.toString()));
        });
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    private static Path write(Path folder, String name, String text, int upstream) {
        try {
            String whole = text.replace("UPSTREAM", Integer.toString(upstream))
                    .replace("LISTEN", Integer.toString(Children.freePort()));
            return Files.writeString(folder.resolve(name), whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReverseProxy launch(Path settings, List<String> command) {
        try {
            Path log = settings.resolveSibling("proxy.log");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Children.end(process), "end-of-proxy"));
            String listen = Files.readString(settings).replaceAll("(?s).*(?:listen|bind) 127\\.0\\.0\\.1:(\\d+).*", "$1");
            // Workers are there a moment after the start; one that refuses its settings has ended by then.
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command.get(0) + " did not start:\n" + Children.lastLines(log));
            }
            return new ReverseProxy(Path.of(command.get(0)).getFileName().toString(), process,
                    Integer.parseInt(listen));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop", e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
