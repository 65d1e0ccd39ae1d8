import { describe, expect, test } from 'vitest';
import { inline, parse, plain } from '../../src/conversation/markdown';

const text = (value: string) => ({ kind: 'text', text: value });

describe('a message', () => {
  test('is paragraphs, lists and code', () => {
    expect(parse('Hello\nthere\n\n- one\n- two\n\n2. second\n```\nx < y\n```')).toEqual([
      { kind: 'paragraph', lines: [[text('Hello')], [text('there')]] },
      { kind: 'list', ordered: false, start: 1, items: [[text('one')], [text('two')]] },
      { kind: 'list', ordered: true, start: 2, items: [[text('second')]] },
      { kind: 'code', text: 'x < y' },
    ]);
  });

  test('marks bold, italic and code, one in the other', () => {
    expect(inline('a **b _c_** `**d**`')).toMatchObject([
      text('a '),
      { kind: 'strong' },
      expect.anything(),
      { kind: 'code', text: '**d**' },
    ]);
    expect(inline('_x_ and snake_case_name')).toEqual([
      { kind: 'emphasis', children: [text('x')] },
      text(' and snake_case_name'),
    ]);
  });

  test('keeps HTML as the text it is', () => {
    const attack = '<img src=x onerror=alert(1)>';
    expect(parse(attack)).toEqual([{ kind: 'paragraph', lines: [[text(attack)]] }]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', ' javascript:alert(1)'])(
    'makes no link of %s',
    (address) => {
      expect(JSON.stringify(parse(`[click](${address})`))).not.toContain('"link"');
    },
  );

  test('links addresses, without the full stop after them', () => {
    expect(inline('See https://shop.example/a?b=1. Thanks')).toEqual([
      text('See '),
      { kind: 'link', href: 'https://shop.example/a?b=1', children: [text('https://shop.example/a?b=1')] },
      text('. Thanks'),
    ]);
    expect(inline('[Returns](https://shop.example/returns)')).toEqual([
      { kind: 'link', href: 'https://shop.example/returns', children: [text('Returns')] },
    ]);
  });

  test.each(['*'.repeat(8000), '[('.repeat(4000), '**a'.repeat(2600), '_ '.repeat(4000), '`'.repeat(7999)])(
    'is read to its end whatever it holds: %#',
    (hostile) => {
      expect(parse(hostile).length).toBeGreaterThan(0);
    },
  );

  test('is one line of plain words in a list', () => {
    expect(plain('**Order** 1001\n\n- `JJD1`\n- [here](https://x.example)')).toBe('Order 1001 JJD1 here');
  });
});
