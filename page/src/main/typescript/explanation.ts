/** Why a mention was linked to its concept, and what else it could be. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {conceptOf, groupClass, groupName, groupOf, know} from './concepts';
import {saidOf} from './mentions';
import * as node from './node';
import {conceptLink, failure, figure, messageOf} from './view';

/** A text as it is asked about. */
export interface Question {
  text: string;
  /** Where the mention begins in it. */
  start: number;
  /** Where the text of the reader begins in it. */
  shown: number;
  /** What the index says about it, if it comes from there. */
  stored?: node.Mention;
}

const AROUND = 60;
const PATHS: Record<string, string> = {
  dictionary: 'found as a name in the knowledge base',
  abbreviation: 'found as a short form that the text defines',
  disambiguated: 'several concepts have this name; the text decided',
  ngram: 'no name is exactly so; the most similar one was taken',
};

export class Explanation {
  private question: Question | undefined;
  private mention: node.ExplainedMention | undefined;
  private problem = '';
  private asking = new AbortController();

  constructor(private readonly redraw: () => void) {}

  get isOpen(): boolean {
    return this.question !== undefined;
  }

  /** Asks the node about a mention and shows its answer. */
  async open(question: Question): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    this.question = question;
    this.mention = undefined;
    this.problem = '';
    this.redraw();
    try {
      const mentions = await node.explain(question.text, signal);
      const mention = mentions.find(({start, end}) => start <= question.start && question.start < end);
      await know([
        ...(mention?.concepts_with_that_name ?? []),
        ...(mention?.candidates ?? question.stored?.candidates ?? []).map(({id}) => id),
        ...(mention ? [mention.id] : []),
        ...(question.stored ? [question.stored.id] : []),
      ], signal);
      this.mention = mention;
      if (!mention && !question.stored) this.problem = 'The node finds no mention here any more.';
    } catch (error) {
      if (signal.aborted) return;
      this.problem = messageOf(error);
    }
    this.redraw();
  }

  close(): void {
    this.asking.abort();
    this.question = undefined;
    this.mention = undefined;
  }

  /** The inside of the dialog. */
  template(): TemplateResult | typeof nothing {
    const {question, mention} = this;
    if (!question) return nothing;
    const about = mention ?? question.stored;
    if (!about) return html`${failure(this.problem)}${this.problem ? nothing : html`<p>Asking…</p>`}`;
    const group = groupOf(about.id);
    return html`
      <p class="context" dir="auto">${this.context(question, mention)}</p>
      <h3>${conceptLink(about.id, about.name)}</h3>
      <p class="quiet">${about.id}${group ? ` · ${groupName(group)}` : nothing}</p>
      ${failure(this.problem)}
      <dl>
        <dt>How</dt>
        <dd>${PATHS[about.path] ?? about.path}${mention?.reason
          ? html`<br /><span class="quiet">${mention.reason}</span>`
          : nothing}</dd>
        ${mention ? this.evidence(mention, question) : nothing}
        <dt>The text speaks of it as</dt>
        <dd>${saidOf(about.assertion) || 'present'}</dd>
        <dt>Score</dt>
        <dd>${about.score.toFixed(2)}</dd>
      </dl>
      ${this.alternatives(about, mention)}
      ${this.drift(question, mention)}
    `;
  }

  private context({text, start, stored, shown}: Question, mention?: node.ExplainedMention) {
    const from = mention?.start ?? start;
    const to = mention?.end ?? start + (stored ? stored.end - stored.start : 0);
    const left = text.slice(Math.max(shown, from - AROUND), from);
    const right = text.slice(to, to + AROUND);
    const before = from - AROUND > shown ? left.replace(/^\S*\s/, '… ') : left;
    const after = to + AROUND < text.length ? right.replace(/\s\S*$/, ' …') : right;
    const group = groupClass(groupOf(mention?.id ?? stored?.id ?? ''));
    return html`${before}<mark class="mention ${group}">${text.slice(from, to)}</mark>${after}`;
  }

  private evidence(mention: node.ExplainedMention, {text}: Question): TemplateResult {
    const long = mention.long_form;
    return html`
      ${mention.matched_names.length > 0
        ? html`<dt>Matched ${mention.matched_names.length === 1 ? 'name' : 'names'}</dt>
            <dd>
              <ul class="plain">
                ${mention.matched_names.map(
                  (name) => html`<li><span dir="auto">“${name.name}”</span> <span class="quiet">${[name.kind, language(name.language), name.source].filter(Boolean).join(', ')}</span></li>`,
                )}
              </ul>
            </dd>`
        : nothing}
      ${long
        ? html`<dt>Short for</dt>
            <dd dir="auto">“${text.slice(long.start, long.end)}”</dd>`
        : nothing}
    `;
  }

  private alternatives(about: node.Mention, mention?: node.ExplainedMention): TemplateResult {
    const scores = new Map(about.candidates.map(({id, score}) => [id, score]));
    const names = new Map(about.candidates.map(({id, name}) => [id, name]));
    const ids = [...new Set([...scores.keys(), ...(mention?.concepts_with_that_name ?? [])])];
    const others = ids.filter((id) => id !== about.id);
    return html`<h4>What else it could be</h4>
      ${others.length === 0
        ? html`<p>Nothing else: no other concept came into question.</p>`
        : html`<ol class="candidates">
            ${[about.id, ...others].map((id) => this.candidate(id, names.get(id), scores.get(id)))}
          </ol>`}`;
  }

  private candidate(id: string, name: string | undefined, score: number | undefined) {
    const width = Math.round(100 * Math.min(1, Math.max(0, score ?? 0)));
    return html`<li>
      ${conceptLink(id, name ?? conceptOf(id).name)}
      <span class="quiet">${id}</span>
      <span class="score">${score === undefined ? 'same name' : score.toFixed(2)}</span>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${width} height="4" /></svg>
    </li>`;
  }

  /** The index may have been written with another version, and read more than this text. */
  private drift({stored}: Question, mention?: node.ExplainedMention) {
    if (!stored || !mention || stored.id === mention.id) return nothing;
    return html`<p class="note">The index has ${conceptLink(stored.id, stored.name)} here, with a
      score of ${figure(Number(stored.score.toFixed(2)))}: it was linked with another version of the
      knowledge base, or within other text.</p>`;
  }
}

const languages = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'code'});

/** What a language is called. */
export function language(code: string): string {
  try {
    return code ? (languages.of(code) ?? code) : '';
  } catch {
    return code;
  }
}
