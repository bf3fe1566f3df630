export type {
  Authority,
  FieldPurpose,
  LevelOfAssurance,
  LocalisedText,
  Retention,
  Service,
  TextVariant,
} from './service.js';
export { fieldsWithoutPurpose, parseService, type ParseServiceResult } from './parse-service.js';
export type { ServiceProblem } from './yaml-reader.js';
export { loadCatalogue } from './load-catalogue.js';
export { loadCounty, type County } from './county.js';
export { ServiceFilesError } from './service-files-error.js';
export { ServiceCatalogue, type CataloguedService } from './service-catalogue.js';
