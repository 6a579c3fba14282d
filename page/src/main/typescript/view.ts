/** What the views of the page have in common. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {href} from './address';
import {conceptOf, groupClass, groupName} from './concepts';
import {NodeError} from './node';

/** One of the page's views. */
export interface View {
  /** What the browser calls it. */
  readonly title: string;
  template(): TemplateResult;
  /** Lets go of what is on its way. */
  leave(): void;
}

/** A link to a concept, with the colour of its group. */
export function conceptLink(id: string, name?: string): TemplateResult {
  const concept = conceptOf(id);
  const group = concept.semantic_group ?? '';
  return html`<a class="concept" href=${href({view: 'concept', id})}
    ><span class="swatch ${groupClass(group)}" title=${groupName(group)}></span
    ><span dir="auto">${name ?? concept.name}</span></a
  >`;
}

/** A figure as the reader's language writes it. */
export const figure = (number: number) => number.toLocaleString();

export const counted = (count: number, one: string, many: string) =>
  `${figure(count)} ${count === 1 ? one : many}`;

/** What went wrong, or nothing. Being overtaken by a newer question is nothing wrong. */
export const failure = (message: string) =>
  message ? html`<p class="failure" role="alert">${message}</p>` : nothing;

export function messageOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'AbortError') return '';
  if (error instanceof NodeError) return `The node says: ${error.message}`;
  if (error instanceof TypeError) return 'The demo does not answer any more. Is it still running?';
  return String(error);
}
