import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element with its children in their order; a leaf has its text. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  text: string;
}

type Ordered = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Everything stays text: a number would lose the zero that a CPR number begins with.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** The root of a document; null for what is not well-formed, and for whatever brings a DOCTYPE: it could define entities. */
export function readXml(xml: string): XmlElement | null {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return null;
  try {
    const [root, ...others] = elementsOf(parser.parse(xml) as Ordered[]);
    return root && others.length === 0 ? root : null;
  } catch {
    return null;
  }
}

function elementsOf(nodes: readonly Ordered[]): readonly XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const inside = node[name] as Ordered[];
    const children = elementsOf(inside);
    const text = children.length > 0 ? '' : inside.map((one) => String(one['#text'] ?? '')).join('');
    return [{ name, attributes: (node[':@'] ?? {}) as Record<string, string>, children, text }];
  });
}

/** The text of the first element of that name anywhere below, by its local name; null where there is none. */
export function textIn(element: XmlElement, localName: string): string | null {
  if (localNameOf(element) === localName) return element.text;
  for (const child of element.children) {
    const found = textIn(child, localName);
    if (found !== null) return found;
  }
  return null;
}

/** Every element of that local name, outermost first. */
export const allNamed = (element: XmlElement, localName: string): readonly XmlElement[] =>
  localNameOf(element) === localName
    ? [element]
    : element.children.flatMap((child) => allNamed(child, localName));

const localNameOf = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);
