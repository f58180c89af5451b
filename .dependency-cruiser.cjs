// Who may import whom (docs/architecture.md), checked by `npm run check`. Types count as imports.

/** Folders of the pure zone that see src/document and themselves, and nothing else of ours. */
const ALONE = {
  'src/decode': [],
  'src/repair': [],
  'src/hanzi': [],
  'src/layouts': [],
  'src/agencies': [],
  // A parser of bytes without a declared character set needs the decoder.
  parsers: ['src/decode'],
}

const PURE = '^(src/(document|decode|repair|hanzi|layouts|agencies|rules|pipeline)|parsers)/'

const sealed = Object.entries(ALONE).map(([folder, allowed]) => ({
  name: `${folder.replace('src/', '')}-stands-alone`,
  comment: `${folder} sees src/document${allowed.map((name) => ` and ${name}`).join('')} and itself.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: '^(src|parsers|workers|scripts|test)/', pathNot: `^(${[folder, 'src/document', ...allowed].join('|')})/` },
}))

/** Rules themselves: files of src/rules that are named for a rule, which all hold a hyphen. */
const RULE = '^src/rules/[a-z]+-[a-z-]+\\.ts$'

/** Machinery that stands beside the rules and is named with a hyphen too. */
const NOT_A_RULE = '/(example-report|run-rules|across-rule|rule-docs|say-example)\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'document-imports-nothing',
      comment: 'The nouns are the ground that everything stands on.',
      severity: 'error',
      from: { path: '^src/document/' },
      to: { pathNot: '^src/document/' },
    },
    ...sealed,
    {
      name: 'parsers-do-not-meet',
      comment: 'A format knows no other; what two share belongs in src/document or src/decode.',
      severity: 'error',
      from: { path: '^parsers/([^/]+)/' },
      to: { path: '^parsers/[^/]+/', pathNot: '^parsers/$1/' },
    },
    {
      name: 'rules-see-records-only',
      comment: 'A rule sees the record of a report and who the agencies are, never a page, the matcher, or the store.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: '^(src|parsers|workers|scripts|test)/', pathNot: '^src/(rules|document|layouts|agencies)/' },
    },
    {
      name: 'rules-see-types-of-layouts',
      comment: 'What a rule needs from the layouts is the shape of a record, never the matcher.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: '^src/layouts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-do-not-meet',
      comment: 'A rule imports no other rule; only the list knows them all.',
      severity: 'error',
      from: { path: RULE, pathNot: NOT_A_RULE },
      to: { path: RULE, pathNot: NOT_A_RULE },
    },
    {
      name: 'pipeline-joins-the-stages',
      comment: 'The pipeline knows the stages, and nothing that stands above it.',
      severity: 'error',
      from: { path: '^src/pipeline/' },
      to: { path: '^(src|workers|scripts|test)/', pathNot: '^src/(pipeline|document|repair|hanzi|layouts|agencies|rules)/' },
    },
    {
      name: 'pure-zone-has-no-node',
      comment: 'Stages 1 to 5 also run in a browser: no file, network, clock or process.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-face-a-folder',
      comment: 'From outside, a folder is its index.ts; the contract of parsers is parsers/parser.ts.',
      severity: 'error',
      from: { path: '^(src/[^/]+|parsers/[^/]+|[^/]+)/' },
      to: { path: '^(src|parsers)/[^/]+/', pathNot: ['^$1/', '^(src|parsers)/[^/]+/index\\.ts$', '^src/review/api\\.ts$'] },
    },
    {
      name: 'parts-do-not-meet',
      comment:
        'Store, queue, blobs and sandbox know the pipeline and errors, and not each other. The store keeps what the crawler remembers.',
      severity: 'error',
      from: { path: '^src/(store|queue|blobs|sandbox)/' },
      to: {
        path: '^(src|parsers|workers|scripts|test)/',
        pathNot: [
          '^src/$1/',
          '^src/(document|layouts|rules|agencies|pipeline|crawl)/',
          '^src/(errors|own-entry|pdf-assets|safe-text)\\.ts$',
          '^parsers/parser\\.ts$',
        ],
      },
    },
    {
      name: 'export-sees-readings',
      comment: 'An export is made of what the store hands out, whatever store that is.',
      severity: 'error',
      from: { path: '^src/(export|xlsx)/' },
      to: { path: '^src/(queue|blobs|sandbox|intake|work|crawl|review|cli)/' },
    },
    {
      name: 'work-and-intake-do-not-meet',
      comment: 'What brings documents in and what reads them meet in the store.',
      severity: 'error',
      from: { path: '^src/(intake|work)/' },
      to: { path: '^src/(intake|work|crawl|review|export|cli|app)', pathNot: '^src/$1/' },
    },
    {
      name: 'page-stands-alone',
      comment: 'The page runs in a browser: of ours it knows the types of the API and the ids of places, nothing else.',
      severity: 'error',
      from: { path: '^src/review/page/' },
      to: { path: '^(src|parsers|workers|scripts|test)/', pathNot: '^src/review/(page/|api\\.ts$|place-id\\.ts$)' },
    },
    {
      name: 'page-sees-types-of-the-api',
      comment: 'Page and server meet over HTTP; what they share are shapes.',
      severity: 'error',
      from: { path: '^src/review/page/' },
      to: { path: '^src/review/api\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-has-no-node',
      comment: 'It runs in a browser; only the file that says how it is bundled runs in Node.',
      severity: 'error',
      from: { path: '^src/review/page/', pathNot: '/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-workers',
      comment: 'Workers are started, never imported.',
      severity: 'error',
      from: { pathNot: '^workers/' },
      to: { path: '^workers/' },
    },
    {
      name: 'nothing-imports-the-top',
      comment: 'The command line and the library face are used by people, not by our code.',
      severity: 'error',
      from: { path: '^(src|parsers)/', pathNot: '^src/cli/' },
      to: { path: '^(src/cli|workers|scripts|test)/' },
    },
    {
      name: 'no-development-packages',
      comment: 'What ships needs only dependencies that are installed with it.',
      severity: 'error',
      // The page is bundled when the package is made; what it is made of is not installed with it.
      from: { path: '^(src|parsers)/', pathNot: '^src/review/page/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
