/** Names and semantic groups of concepts, asked for once. */
import * as node from './node';

const GROUPS: Record<string, string> = {
  ACTI: 'Activities',
  ANAT: 'Anatomy',
  CHEM: 'Chemicals and drugs',
  CONC: 'Ideas',
  DEVI: 'Devices',
  DISO: 'Disorders',
  GENE: 'Genes and sequences',
  GEOG: 'Places',
  LIVB: 'Living beings',
  OBJC: 'Objects',
  OCCU: 'Occupations',
  ORGA: 'Organisations',
  PHEN: 'Phenomena',
  PHYS: 'Physiology',
  PROC: 'Procedures',
};

/** What such a group is called; the code itself if it is not one of UMLS. */
export const groupName = (group: string) => GROUPS[group] ?? (group || 'Other');

/** The class that colours it. */
export const groupClass = (group: string) => (group in GROUPS ? `g-${group}` : 'g-other');

/** As long as a node takes the address of a request, whatever has to be escaped in it. */
const EXPRESSION_CHARS = 1_000;

const known = new Map<string, node.Concept>();

/** The concept, if it has been asked for. */
export const conceptOf = (id: string): node.Concept => known.get(id) ?? {id, name: id};

export const groupOf = (id: string) => conceptOf(id).semantic_group ?? '';

/** Makes concepts known. One that the knowledge base does not have is known by its id. */
export async function know(ids: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  for (const part of parts(unknown)) {
    const found = await node.expand(part.join(' OR '), signal);
    part.forEach((id) => known.set(id, {id, name: id}));
    found.forEach((concept) => known.set(concept.id, concept));
  }
}

/** Those of the ids that are one of {@code asked}, or narrower. */
export async function narrowerAmong(
  ids: Iterable<string>,
  asked: string[],
  signal: AbortSignal,
): Promise<Set<string>> {
  const narrower = new Set(asked);
  const broad = asked.filter(isPlain).map((id) => `<< ${id}`);
  if (broad.length > 0) {
    for (const part of parts([...new Set(ids)])) {
      const expression = `(${part.join(' OR ')}) AND (${broad.join(' OR ')})`;
      (await node.expand(expression, signal)).forEach((concept) => narrower.add(concept.id));
    }
  }
  return narrower;
}

/** Ids that can stand in an expression, few enough at a time. */
function* parts(ids: string[]): Generator<string[]> {
  let part: string[] = [];
  let chars = 0;
  for (const id of ids.filter(isPlain)) {
    if (chars + id.length > EXPRESSION_CHARS && part.length > 0) {
      yield part;
      part = [];
      chars = 0;
    }
    part.push(id);
    chars += id.length + 4;
  }
  if (part.length > 0) {
    yield part;
  }
}

function isPlain(id: string): boolean {
  return id.length <= 200 && !/[\s()<>|!"]/.test(id) && !/^(AND|OR|MINUS)$/i.test(id);
}
