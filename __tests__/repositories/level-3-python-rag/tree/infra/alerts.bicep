param name string
param insightsId string

resource slow 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-slow-answers'
  location: 'global'
  properties: {
    severity: 2
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { name: 'duration', criterionType: 'StaticThresholdCriterion', metricName: 'requests/duration', operator: 'GreaterThan', threshold: 8000, timeAggregation: 'Average' }
      ]
    }
  }
}
