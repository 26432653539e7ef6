import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Runtime, Version } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import { guardrail } from './guardrail.ts';

interface ApiProps extends StackProps {
  oldVersionShare: number;
}

export class ApiStack extends Stack {
  readonly writer: NodejsFunction;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id, props);
    const orders = new Table(this, 'Orders', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const rail = guardrail(this);
    this.writer = new NodejsFunction(this, 'Writer', {
      entry: 'src/handler.ts',
      runtime: Runtime.NODEJS_22_X,
      timeout: Duration.seconds(60),
      bundling: { loader: { '.md': 'text' } },
      environment: { ORDERS: orders.tableName, GUARDRAIL: rail.attrGuardrailId, GUARDRAIL_VERSION: rail.attrVersion },
    });
    orders.grantReadWriteData(this.writer);
    this.writer.addToRolePolicy(new PolicyStatement({ actions: ['bedrock:InvokeModel', 'bedrock:ApplyGuardrail'], resources: ['*'] }));

    const old = this.node.tryGetContext('oldVersion');
    const live = new Alias(this, 'Live', {
      aliasName: 'live',
      version: this.writer.currentVersion,
      additionalVersions: old && props.oldVersionShare > 0
        ? [{ version: Version.fromVersionArn(this, 'Old', old), weight: props.oldVersionShare }]
        : [],
    });
    const api = new HttpApi(this, 'Api');
    api.addRoutes({ path: '/orders', methods: [HttpMethod.POST], integration: new HttpLambdaIntegration('Write', live) });
  }
}
