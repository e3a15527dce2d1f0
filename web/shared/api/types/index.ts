/**
 * The shapes of the HTTP API, version 1. Instants are ISO 8601 UTC with milliseconds, ids are strings,
 * places are WGS-84, and lists answer `{items, next}` where `next` is the cursor of the following page.
 */
export * from './appeals.ts';
export * from './appraisal.ts';
export * from './assets.ts';
export * from './assists.ts';
export * from './basis.ts';
export * from './bulk.ts';
export * from './cases.ts';
export * from './demo.ts';
export * from './exports.ts';
export * from './figures.ts';
export * from './hotline.ts';
export * from './live.ts';
export * from './meetings.ts';
export * from './messages.ts';
export * from './people.ts';
export * from './places.ts';
export * from './registers.ts';
export * from './responses.ts';
export * from './retention.ts';
export * from './scenarios.ts';
export * from './sensing.ts';
export * from './warnings.ts';
export * from './exchange.ts';
export * from './webhooks.ts';
export * from './work.ts';
export * from './workItems.ts';
