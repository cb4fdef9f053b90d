# Build with a JDK, run with a JRE; the embedded PostgreSQL stays unused here, since a database is configured.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -q dependency:go-offline -DexcludeScope=test || true
COPY src src
RUN ./mvnw -B -q -DskipTests package \
 && java -Djarmode=tools -jar target/metodkarta.jar extract --destination /app

FROM eclipse-temurin:25-jre
# HEIC photographs of phones; newer libheif has its decoder in a package of its own, which is only recommended
RUN apt-get update \
 && apt-get install -y --no-install-recommends libheif-examples $(apt-cache pkgnames libheif-plugin-libde265) \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /var/lib/metodkarta metodkarta
COPY --from=build /app /app
USER metodkarta
WORKDIR /var/lib/metodkarta
ENV METODKARTA_DATA=/var/lib/metodkarta/data
VOLUME /var/lib/metodkarta/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
# the JVM keeps its prepared classes in the volume when it stops and starts faster from them; it makes them anew after an update
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+AutoCreateSharedArchive", \
  "-XX:SharedArchiveFile=/var/lib/metodkarta/data/metodkarta.jsa", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", \
  "-jar", "/app/metodkarta.jar"]
