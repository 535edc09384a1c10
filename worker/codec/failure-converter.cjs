// Words and stack traces of failures travel as a payload, which the codec seals. CommonJS, because Temporal loads it by
// path, into the worker, its clients and the workflow bundle alike.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
