// Sites whose pages are written by everybody: a company's page there is not its own site.
const platforms: ReadonlySet<string> = new Set(
  (
    'instagram.com twitter.com x.com youtube.com youtu.be tiktok.com whatsapp.com wa.me t.me telegram.org snapchat.com reddit.com ' +
    'threads.net threads.com fb.com fb.me goo.gl g.page g.co blogger.com medium.com substack.com wikipedia.org wikidata.org ' +
    'crunchbase.com indeed.com trustpilot.com github.com gitlab.com bitbucket.org etsy.com booking.com linktr.ee bit.ly ' +
    'tinyurl.com lnkd.in vimeo.com spotify.com soundcloud.com weibo.com vk.com'
  ).split(' '),
);
/** Those that stand under many suffixes. */
const everywhere: ReadonlySet<string> = new Set(
  'facebook linkedin xing pinterest google blogspot amazon ebay airbnb yelp tripadvisor kununu glassdoor'.split(
    ' ',
  ),
);

/** `domain`: as it was registered, in lower case. */
export const isPlatformHost = (domain: string): boolean =>
  platforms.has(domain) || everywhere.has(domain.split('.')[0] ?? '');
