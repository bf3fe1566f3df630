export {
  startTestInstallation,
  type TestInstallation,
  type TestInstallationOptions,
} from './test-installation.js';
