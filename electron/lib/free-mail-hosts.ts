// Hosts of mailboxes that anybody may have: they say nothing of the company behind an e-mail address.
const hosts: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk ' +
    'live.com live.de live.fr live.nl live.co.uk msn.com yahoo.com yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.in yahoo.co.uk ' +
    'yahoo.co.in yahoo.co.jp yahoo.com.br ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.de gmx.de gmx.net gmx.at ' +
    'gmx.ch gmx.com web.de t-online.de freenet.de posteo.de posteo.net mailbox.org mail.de arcor.de kabelmail.de vodafonemail.de ' +
    'online.de email.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr ' +
    'neuf.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it tim.it telefonica.net terra.es sapo.pt skynet.be telenet.be ' +
    'ziggo.nl kpnmail.nl planet.nl home.nl xs4all.nl telia.com bredband.net online.no proton.me protonmail.com protonmail.ch pm.me ' +
    'tutanota.com tuta.com mail.com email.com mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru ukr.net qq.com ' +
    'foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com naver.com daum.net hanmail.net docomo.ne.jp ' +
    'ezweb.ne.jp nifty.com rediffmail.com bigpond.com optusnet.com.au xtra.co.nz wp.pl o2.pl onet.pl op.pl interia.pl poczta.fm ' +
    'gazeta.pl seznam.cz centrum.cz email.cz azet.sk freemail.hu citromail.hu abv.bg btinternet.com virginmedia.com talktalk.net ' +
    'ntlworld.com blueyonder.co.uk sky.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net ' +
    'earthlink.net juno.com shaw.ca rogers.com sympatico.ca uol.com.br bol.com.br terra.com.br zoho.com fastmail.com fastmail.fm ' +
    'hey.com hushmail.com'
  ).split(' '),
);

/** `domain`: as it was registered, in lower case. */
export const isFreeMailHost = (domain: string): boolean => hosts.has(domain);
