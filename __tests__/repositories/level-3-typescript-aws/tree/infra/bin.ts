import { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { WatchStack } from './watch-stack.ts';

const app = new App();
const stage: string = app.node.getContext('stage');
const env = { region: 'eu-central-1' };
const api = new ApiStack(app, `fieldnote-${stage}`, { env, oldVersionShare: Number(app.node.getContext('oldVersionShare')) });
new WatchStack(app, `fieldnote-watch-${stage}`, { env, writer: api.writer });
