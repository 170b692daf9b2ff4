// The freestyle job of freestyle/config.xml, for the Job DSL plugin.
freeStyleJob('coop-prometheus') {
    description('Builds a Prometheus for a Raspberry Pi that watches a chicken coop.')
    parameters {
        stringParam('PROMETHEUS_VERSION', '2.53.5', 'A release, or latest')
    }
    scm {
        git('https://git.example.org/coop.git', 'main')
    }
    steps {
        buildMonitoringImage {
            image {
                tags(['geoff-prometheus'])
                output(['docker'])
                version('${PROMETHEUS_VERSION}')
                platforms(['linux/arm/v7'])
                scrapeInterval('15s')
                evaluationInterval('15s')
                externalLabels(['site=backyard'])
                alertmanagers(['alertmanager:9093'])
                ruleFiles(['rules/first.yml'])
                scrapeJobs {
                    scrapeJob {
                        name('prometheus')
                        targets(['localhost:9090'])
                    }
                    scrapeJob {
                        name('coop')
                        targets(['coop:8081'])
                        labels(['yard=back'])
                    }
                    scrapeJob {
                        name('pi')
                        targets(['pi:9100'])
                    }
                }
                base('quay.io/prometheus/busybox:latest')
                flags(['--storage.tsdb.retention.time=30d'])
            }
        }
    }
    publishers {
        notifySlackOfMonitoringImage {
            notice {
                events(['failure', 'success', 'backToNormal'])
            }
        }
    }
}
