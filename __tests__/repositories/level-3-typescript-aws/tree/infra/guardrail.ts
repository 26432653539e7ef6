import { CfnGuardrail } from 'aws-cdk-lib/aws-bedrock';
import type { Construct } from 'constructs';

const categories = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'];

/** The guardrail that every call of the model names. */
export function guardrail(scope: Construct): CfnGuardrail {
  return new CfnGuardrail(scope, 'Guardrail', {
    name: 'fieldnote',
    blockedInputMessaging: 'This note cannot be processed.',
    blockedOutputsMessaging: 'This order was withheld.',
    contentPolicyConfig: {
      filtersConfig: categories.map((type) => ({ type, inputStrength: 'MEDIUM', outputStrength: 'HIGH' })),
    },
    sensitiveInformationPolicyConfig: {
      piiEntitiesConfig: ['PHONE', 'EMAIL', 'NAME'].map((type) => ({ type, action: 'ANONYMIZE' })),
    },
  });
}
