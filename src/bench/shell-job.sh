#!/usr/bin/env bash
# The hand-written job that this project replaces, as it stands in many a freestyle job: everything anew on every run.
#
# shell-job.sh WORKSPACE MIRROR VERSION RELEASE_ARCH PLATFORM BASE TAG TARGET...
#
# With PUSH=yes it pushes the image, too.
set -euo pipefail

workspace=$1 mirror=$2 version=$3 arch=$4 platform=$5 base=$6 tag=$7
shift 7
name=prometheus-$version.linux-$arch

rm -rf "$workspace"
mkdir -p "$workspace"
cd "$workspace"

curl --silent --show-error --fail --location "$mirror/v$version/$name.tar.gz" | tar -xz --strip-components=1

cat >prometheus.yml <<YAML
global:
  scrape_interval: 15s
  evaluation_interval: 15s
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: [localhost:9090]
  - job_name: coop
    static_configs:
      - targets: [$(IFS=,; printf '%s' "$*")]
YAML

cat >Dockerfile <<DOCKERFILE
FROM $base
COPY prometheus promtool /bin/
COPY prometheus.yml /etc/prometheus/prometheus.yml
COPY console_libraries/ /etc/prometheus/
COPY consoles/ /etc/prometheus/
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", \
     "--web.console.libraries=/etc/prometheus/console_libraries", \
     "--web.console.templates=/etc/prometheus/consoles"]
DOCKERFILE

if [[ ${PUSH:-} == yes && $DOCKER_BUILDKIT == 1 ]]; then
    docker buildx build --quiet --push --platform "$platform" --tag "$tag" .
else
    docker build --quiet --platform "$platform" --tag "$tag" .
    if [[ ${PUSH:-} == yes ]]; then
        docker push --quiet "$tag"
    fi
fi
