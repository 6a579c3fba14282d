/** Texts with their mentions marked. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {groupClass, groupName, groupOf} from './concepts';
import type {Assertion, Mention} from './node';

/** A half-open range of UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** A stretch of a text that has the same mention all along, or none. */
export interface Stretch extends Range {
  mention?: Mention;
}

/**
 * Cuts a range of a text at its mentions. Where mentions overlap, the shorter one shows. A mention
 * that does not fit the text is left out.
 */
export function stretches(text: string, mentions: Mention[], range: Range): Stretch[] {
  const fitting = mentions.filter(
    ({start, end}) =>
      start >= 0 && start < end && end <= text.length && start < range.end && end > range.start,
  );
  const cuts = new Set([range.start, range.end]);
  for (const {start, end} of fitting) {
    cuts.add(Math.max(start, range.start)).add(Math.min(end, range.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const shortestFirst = fitting.sort((a, b) => a.end - a.start - (b.end - b.start));
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i]!, sorted[i + 1]!];
    const mention = shortestFirst.find((m) => m.start <= start && m.end >= end);
    const last = found.at(-1);
    if (last && last.mention === mention) {
      last.end = end;
    } else {
      found.push(mention ? {start, end, mention} : {start, end});
    }
  }
  return found;
}

const SAID: Record<string, string> = {
  present: '',
  negated: 'denied',
  uncertain: 'uncertain',
  historical: 'in the past',
  family: 'of a relative',
};

/** How the text speaks of it, in words; empty if it just does. */
export const saidOf = (assertion: Assertion) => SAID[assertion] ?? assertion;

/** How marks look and what they lead to. */
export interface Marking {
  /** Whether a mention is one of those that were asked for. */
  asked?: (mention: Mention) => boolean;
  /** Where a mention leads; without it marks lead nowhere. */
  href?: (mention: Mention) => string;
}

/** A range of a text with its mentions marked. */
export function marked(
  text: string,
  mentions: Mention[],
  marking: Marking = {},
  range: Range = {start: 0, end: text.length},
): TemplateResult[] {
  return stretches(text, mentions, range).map(({start, end, mention}) => {
    const words = text.slice(start, end);
    return mention ? mark(words, mention, marking) : html`${words}`;
  });
}

function mark(words: string, mention: Mention, marking: Marking): TemplateResult {
  const group = groupOf(mention.id);
  const said = saidOf(mention.assertion);
  const title = `${mention.name} · ${groupName(group)}${said && ` · ${said}`}`;
  const asked = marking.asked?.(mention) ? 'asked' : '';
  const classes = `mention ${groupClass(group)} a-${mention.assertion} ${asked}`;
  return marking.href
    ? html`<a class=${classes} href=${marking.href(mention)} title=${title} data-id=${mention.id} data-start=${mention.start}>${words}${denied(said)}</a>`
    : html`<mark class=${classes} title=${title}>${words}</mark>`;
}

/** What the look of a mark says, for those who do not see it. */
const denied = (said: string) =>
  said ? html`<span class="unseen"> (${said})</span>` : nothing;

const AROUND = 90;
const FRAGMENTS = 3;
const OPENING = 280;

/** The parts of a text that are worth showing: around the mentions asked for, or its beginning. */
export function fragments(text: string, asked: Mention[]): Range[] {
  const ranges: Range[] = [];
  for (const mention of [...asked].sort((a, b) => a.start - b.start)) {
    const start = wordAfter(text, Math.max(0, mention.start - AROUND), mention.start);
    const end = wordBefore(text, Math.min(text.length, mention.end + AROUND), mention.end);
    const last = ranges.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else if (ranges.length < FRAGMENTS) {
      ranges.push({start, end});
    }
  }
  if (ranges.length === 0 && text) {
    ranges.push({start: 0, end: wordBefore(text, Math.min(text.length, OPENING), 0)});
  }
  return ranges;
}

/** The first beginning of a word from an offset on; the latest offset if there is none. */
function wordAfter(text: string, from: number, latest: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, latest).search(/\s/);
  return space < 0 ? wholeCharacter(text, from) : from + space + 1;
}

/** The last end of a word up to an offset. */
function wordBefore(text: string, to: number, earliest: number): number {
  if (to === text.length) return to;
  const space = text.slice(earliest, to).search(/\s\S*$/);
  return space < 0 ? wholeCharacter(text, to) : earliest + space;
}

/** An offset that does not cut a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code < 0xe000 ? offset - 1 : offset;
}
