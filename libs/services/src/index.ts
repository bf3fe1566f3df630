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
export { loadCatalogue, ServiceFilesError } from './load-catalogue.js';
export { ServiceCatalogue, type CataloguedService } from './service-catalogue.js';
