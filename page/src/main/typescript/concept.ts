/** A concept: names by language, definitions, codes, and its place in the hierarchy. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {everything, href, question, type ConceptAddress} from './address';
import {groupClass, groupName, know} from './concepts';
import {language} from './explanation';
import * as node from './node';
import {conceptLink, counted, failure, figure, messageOf, type View} from './view';

const DEPTH = 30;
const PATHS = 6;

export class ConceptView implements View {
  private details: node.ConceptDetails | undefined;
  private graph: node.Graph | undefined;
  private documents: number | undefined;
  private problem = '';
  private readonly asking = new AbortController();
  /** Children of the concepts whose branch has been opened once. */
  private readonly branches = new Map<string, node.GraphNode[]>();
  private readonly open = new Set<string>();

  constructor(
    private readonly address: ConceptAddress,
    private readonly redraw: () => void,
  ) {}

  get title(): string {
    return this.details?.name ?? this.address.id;
  }

  leave(): void {
    this.asking.abort();
  }

  async load(): Promise<void> {
    const {signal} = this.asking;
    try {
      const details = await node.concept(this.address.id, signal);
      const [graph, found] = await Promise.all([
        node.graph(details.id, DEPTH, signal),
        node.search(question({...everything, concepts: [details.id]}), signal),
      ]);
      await know(graph.nodes.map(({id}) => id), signal);
      this.details = details;
      this.graph = graph;
      this.documents = found.hits.total.value;
      this.branches.set(details.id, childrenIn(graph, details.id));
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.redraw();
  }

  template(): TemplateResult {
    const {details, graph} = this;
    if (!details || !graph) {
      return html`<h1 tabindex="-1">${this.address.id}</h1>${failure(this.problem)}`;
    }
    const group = details.semantic_group ?? '';
    return html`<article class="page">
      <h1 tabindex="-1" dir="auto">${details.name}</h1>
      <p class="quiet"><span class="key ${groupClass(group)}">${groupName(group)}</span> ${[details.id, ...details.semantic_types].join(' · ')}</p>
      ${details.definitions.map((definition) => html`<p class="definition" dir="auto">${definition}</p>`)}
      <p><a class="button" href=${href({...everything, concepts: [details.id]})}>${counted(this.documents ?? 0, 'document', 'documents')}</a></p>
      <div class="halves">
        <section aria-labelledby="place">
          <h2 id="place">Place in the hierarchy</h2>
          ${this.broader(graph, details)}
          ${this.narrower(details)}
        </section>
        <section aria-labelledby="names">
          <h2 id="names">Names</h2>
          <dl class="names">${Object.entries(details.names).map(([code, names]) => html`<dt>${language(code) || 'No language'}</dt>
            <dd lang=${code || nothing}><ul class="plain">${names.map(({name, kind}) => html`<li dir="auto">${name}${kind === 'preferred' ? html` <span class="quiet" lang="en">preferred</span>` : nothing}</li>`)}</ul></dd>`)}</dl>
          ${codes('Codes in other vocabularies', details.codes)}
          ${codes('Other ids', details.alternative_ids)}
        </section>
      </div>
    </article>`;
  }

  /** Every way from the top down to here, one a line. */
  private broader(graph: node.Graph, {id}: node.ConceptDetails): TemplateResult {
    const paths = pathsTo(graph, id);
    if (paths.length === 0) return html`<p>Nothing is broader.</p>`;
    return html`<h3>Broader</h3>
      <ul class="paths">
        ${paths.map((path) => html`<li><ol>${path.map((above) => html`<li>${conceptLink(above)}</li>`)}</ol></li>`)}
      </ul>`;
  }

  private narrower({id}: node.ConceptDetails): TemplateResult {
    const children = this.branches.get(id) ?? [];
    if (children.length === 0) return html`<p>Nothing is narrower.</p>`;
    return html`<h3>Narrower</h3>${this.branch(children, [id])}`;
  }

  private branch(children: node.GraphNode[], above: string[]): TemplateResult {
    return html`<ul class="tree">
      ${children.map((child) => {
        const path = [...above, child.id];
        const key = path.join(' ');
        const isOpen = this.open.has(key);
        // A knowledge base may have a circle.
        const opens = child.child_count > 0 && !above.includes(child.id);
        return html`<li>
          ${opens
            ? html`<button class="twist" aria-expanded=${isOpen} aria-label="Narrower than ${child.name}" @click=${() => this.twist(child.id, key)}></button>`
            : html`<span class="twist"></span>`}
          ${conceptLink(child.id, child.name)}
          ${child.child_count > 0 ? html`<span class="quiet">${figure(child.child_count)}</span>` : nothing}
          ${isOpen ? this.branch(this.branches.get(child.id) ?? [], path) : nothing}
        </li>`;
      })}
    </ul>`;
  }

  private async twist(id: string, key: string): Promise<void> {
    if (this.open.delete(key)) {
      this.redraw();
      return;
    }
    try {
      if (!this.branches.has(id)) {
        const graph = await node.graph(id, 1, this.asking.signal);
        await know(graph.nodes.map((found) => found.id), this.asking.signal);
        this.branches.set(id, childrenIn(graph, id));
      }
      this.open.add(key);
    } catch (error) {
      this.problem = messageOf(error);
    }
    this.redraw();
  }
}

/** Direct children, by name. */
function childrenIn(graph: node.Graph, id: string): node.GraphNode[] {
  const children = new Set(graph.edges.filter((edge) => edge.parent === id).map(({child}) => child));
  return graph.nodes
    .filter((found) => children.has(found.id))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Ways from the top to the parents of a concept; the shortest first, and not more than a few. */
export function pathsTo(graph: node.Graph, id: string): string[][] {
  const parents = new Map<string, string[]>();
  graph.edges.forEach(({child, parent}) => parents.set(child, [...(parents.get(child) ?? []), parent]));
  const whole: string[][] = [];
  let growing = (parents.get(id) ?? []).map((parent) => [parent]);
  while (growing.length > 0 && whole.length < PATHS) {
    const longer: string[][] = [];
    for (const path of growing.slice(0, 100)) {
      const above = (parents.get(path[0]!) ?? []).filter((parent) => !path.includes(parent) && parent !== id);
      if (above.length === 0) whole.push(path);
      else longer.push(...above.map((parent) => [parent, ...path]));
    }
    growing = longer;
  }
  return whole.slice(0, PATHS);
}

function codes(title: string, values: string[]): TemplateResult | typeof nothing {
  return values.length === 0
    ? nothing
    : html`<h3>${title}</h3><ul class="codes">${values.map((code) => html`<li><code>${code}</code></li>`)}</ul>`;
}
