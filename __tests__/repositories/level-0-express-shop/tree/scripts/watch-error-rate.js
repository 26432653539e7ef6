const minutes = Number(process.argv[process.argv.indexOf('--minutes') + 1]);
const url = process.env.METRICS_URL ?? 'http://localhost:9090';
const threshold = 0.02;

for (let i = 0; i < minutes; i++) {
  const query = 'sum(rate(http_errors_total{tag="canary"}[1m])) / sum(rate(http_requests_total{tag="canary"}[1m]))';
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { data } = await response.json();
  const rate = Number(data.result[0]?.value[1] ?? 0);
  if (rate > threshold) throw new Error(`error rate ${rate} is above ${threshold}`);
  await new Promise((done) => setTimeout(done, 60_000));
}
