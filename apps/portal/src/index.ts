export { PortalModule } from './portal.module.js';
export type { PortalOptions } from './portal-options.js';
export { demonstrationNotice, type CountyProfile } from './county-profile.js';
