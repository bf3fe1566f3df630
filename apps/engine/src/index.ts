export { createEngineApplication, type EngineApplication } from './application.js';
export { ConfigurationError, readConfiguration, type EngineConfiguration } from './configuration.js';
