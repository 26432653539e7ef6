"""Fails when the canary answers with more errors than allowed."""

import argparse
import json
import time
import urllib.parse
import urllib.request

QUERY = 'sum(rate(http_server_errors{tag="next"}[5m])) / sum(rate(http_server_requests{tag="next"}[5m]))'


def error_rate() -> float:
    url = "http://prometheus.internal/api/v1/query?" + urllib.parse.urlencode({"query": QUERY})
    with urllib.request.urlopen(url, timeout=10) as response:
        result = json.load(response)["data"]["result"]
    return float(result[0]["value"][1]) if result else 0.0


parser = argparse.ArgumentParser()
parser.add_argument("--minutes", type=int, required=True)
parser.add_argument("--max-error-rate", type=float, required=True)
args = parser.parse_args()
for _ in range(args.minutes):
    if (rate := error_rate()) > args.max_error_rate:
        raise SystemExit(f"error rate {rate:.3f}")
    time.sleep(60)
