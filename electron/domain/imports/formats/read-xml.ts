// The XML parts of a workbook as events, chunk by chunk. No entity but the five of XML is ever resolved, a DTD is refused,
// nothing is loaded from anywhere.
import { Parser } from 'htmlparser2';
import { damaged } from './format-errors.ts';
import { formatLimits } from './limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names of elements come without their prefix, those of attributes with it. */
export type XmlHandler = {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** `afterChunk` is awaited between chunks; the reading stops where it answers true. */
export async function readXml(
  bytes: AsyncIterable<Buffer>,
  handler: XmlHandler,
  afterChunk: () => Promise<boolean | void> | boolean | void = () => undefined,
): Promise<void> {
  const open = { depth: 0 };
  const parser = parserOf(handler, open);
  let decoder: Decoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= decoderOf(chunk);
    parser.write(decode(decoder, chunk));
    if ((await afterChunk()) === true) return;
  }
  parser.write(decoder === null ? '' : decode(decoder));
  // The parser would close by itself what the text leaves open.
  if (open.depth !== 0 || decoder === null) throw damaged('workbook');
  parser.end();
  await afterChunk();
}

function parserOf(handler: XmlHandler, open: { depth: number }): Parser {
  return new Parser(
    {
      onopentag(name, attributes) {
        open.depth += 1;
        if (open.depth > formatLimits.depth) throw damaged('workbook');
        handler.open(localName(name), attributes);
      },
      onclosetag(name) {
        open.depth -= 1;
        handler.close?.(localName(name));
      },
      ontext: (text) => handler.text?.(text),
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw damaged('workbook');
      },
      onerror(error) {
        throw error;
      },
    },
    { xmlMode: true },
  );
}

type Decoder = InstanceType<typeof TextDecoder>;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decoderOf([first, second]: Buffer): Decoder {
  const mark = `${first},${second}`;
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function decode(decoder: Decoder, chunk?: Buffer): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw damaged('workbook', error);
  }
}
