targetScope = 'resourceGroup'
param location string = resourceGroup().location
param name string

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

resource openai 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: '${name}-openai'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: { customSubDomainName: '${name}-openai', disableLocalAuth: true }

  resource chat 'deployments' = {
    name: 'chat'
    sku: { name: 'Standard', capacity: 30 }
    properties: { model: { format: 'OpenAI', name: 'gpt-4.1-mini', version: '2025-04-14' } }
  }
}

resource safety 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: '${name}-safety'
  location: location
  kind: 'ContentSafety'
  sku: { name: 'S0' }
  properties: { customSubDomainName: '${name}-safety' }
}

module alerts 'alerts.bicep' = {
  name: 'alerts'
  params: { name: name, insightsId: insights.id }
}
