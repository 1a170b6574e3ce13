import type { Catalogue } from '../core/catalogue/catalogue.js';
import { AGENCY_KINDS, AGENCY_LEVELS, BASELINE_TEXTS } from '../core/draft/profile.js';
import { PROFILE_FIELDS, type FieldId } from '../core/draft/profileFields.js';

/**
 * The published schema of a draft's front matter, for editors that validate YAML. It names the preferred spellings; the
 * program takes more (any case, `-`/`_`/camelCase, full width, 「高級」, 「1,200萬元」).
 */
export function frontMatterSchema(catalogues: readonly [Catalogue, ...Catalogue[]]): object {
  const values = valueSchemas(catalogues);
  const properties = PROFILE_FIELDS.flatMap((field) =>
    field.keys.map(
      (key) => [key, { description: `${field.description} ${field.descriptionEn}`, ...values[field.id] }] as const,
    ),
  );
  const anyOf = (id: FieldId): object => ({
    anyOf: PROFILE_FIELDS.filter((field) => field.id === id).flatMap((field) =>
      field.keys.map((key) => ({ required: [key] })),
    ),
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'tenderlint:front-matter',
    title: 'Front matter of a draft (made from server/src/core/draft/profileFields.ts)',
    type: 'object',
    allOf: [anyOf('service'), anyOf('level')],
    properties: Object.fromEntries(properties),
    additionalProperties: true,
  };
}

function valueSchemas(catalogues: readonly [Catalogue, ...Catalogue[]]): Readonly<Record<FieldId, object>> {
  const [catalogue] = catalogues;
  const service = {
    anyOf: [
      { enum: catalogue.sheets.flatMap((sheet) => [sheet.service, sheet.title, ...sheet.aliases]) },
      { type: 'string' },
    ],
  };
  const boolean = { enum: [true, false, '是', '否'] };
  return {
    service: { anyOf: [service, { type: 'array', minItems: 1, items: service }] },
    level: { enum: ['高', '中', '普', 'high', 'medium', 'low'] },
    'agency-level': { enum: [...AGENCY_LEVELS] },
    'core-system': boolean,
    'personal-data': boolean,
    'critical-infrastructure': boolean,
    'public-facing': boolean,
    'mobile-app': boolean,
    budget: { type: ['integer', 'string'] },
    catalogue: { enum: catalogues.map((each) => each.id) },
    'agency-kind': { enum: [...AGENCY_KINDS] },
    date: { type: 'string' },
    'baseline-text': { enum: [...BASELINE_TEXTS, ...BASELINE_TEXTS.map(Number)] },
    decisions: { type: ['array', 'string'] },
    overlays: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  };
}
