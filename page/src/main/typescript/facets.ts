/** Counts of what was found, each a link that narrows the search or takes that back. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {href, withoutWhy, type SearchAddress} from './address';
import {groupClass, groupName, groupOf} from './concepts';
import type {SearchAnswer} from './node';
import {figure} from './view';

interface Row {
  key: string;
  label: string;
  swatch?: string;
  count: number;
  chosen: boolean;
  next: SearchAddress;
}

const YEARS = 24;

export function facets(answer: SearchAnswer, address: SearchAddress): TemplateResult {
  const {concepts, groups, years} = answer.aggregations;
  const at = {...withoutWhy(address), from: 0};
  return html`
    ${list('Concepts', concepts.buckets.map(({key, doc_count}) => {
      const {id, name} = idAndName(String(key));
      const next = {...at, exact: toggled(address.exact, id)};
      return row(id, name, doc_count, address.exact.includes(id), next, groupOf(id));
    }))}
    ${list('Semantic groups', groups.buckets.map(({key, doc_count}) => {
      const group = String(key);
      const next = {...at, groups: toggled(address.groups, group)};
      return row(group, groupName(group), doc_count, address.groups.includes(group), next, group);
    }))}
    ${list('Years', years.buckets.filter((bucket) => bucket.doc_count > 0).slice(-YEARS).reverse()
      .map(({key_as_string = '', doc_count}) => {
        const chosen = address.year === key_as_string;
        return row(key_as_string, key_as_string, doc_count, chosen, {...at, year: chosen ? '' : key_as_string});
      }))}
  `;
}

/** The facet of names has both: {@code Preferred name [id]}. */
export function idAndName(bucket: string): {id: string; name: string} {
  const [, name, id] = /^(.*) \[(.*)\]$/s.exec(bucket) ?? [];
  return id ? {id, name: name || id} : {id: bucket, name: bucket};
}

function row(
  key: string, label: string, count: number, chosen: boolean, next: SearchAddress, group?: string,
): Row {
  return {key, label, count, chosen, next, ...(group !== undefined && {swatch: groupClass(group)})};
}

function list(title: string, rows: Row[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const most = Math.max(...rows.map(({count}) => count));
  return html`<section class="facet" aria-label=${title}>
    <h2>${title}</h2>
    <ul>
      ${rows.map((row) => html`<li>
        <a href=${href(row.next)} aria-current=${row.chosen ? 'true' : nothing} data-key=${row.key}>
          <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${Math.round((100 * row.count) / most)} height="4" /></svg>
          ${row.swatch ? html`<span class="swatch ${row.swatch}"></span>` : nothing}
          <span class="name" dir="auto">${row.label}</span>
          <span class="count">${figure(row.count)}<span class="unseen"> documents${row.chosen ? ', chosen' : ''}</span></span>
          <span class="take-back" aria-hidden="true">${row.chosen ? '×' : ''}</span>
        </a>
      </li>`)}
    </ul>
  </section>`;
}

const toggled = (values: string[], value: string) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
