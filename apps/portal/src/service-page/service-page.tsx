import type { Service, TextVariant } from '@vorgang/services';
import { BackLink, Button, ButtonLink, Heading, Link, Markdown, Paragraph } from '@vorgang/web-ui';
import type { ReactNode } from 'react';
import type { CountyProfile } from '../county-profile.js';
import { longDate } from '../layout/formats.js';
import { PortalPage } from '../layout/portal-page.js';
import { SERVICE_WORDS, type ServiceWords } from './service-words.js';

interface ServicePageProps {
  readonly county: CountyProfile;
  readonly service: Service;
  readonly variant: TextVariant;
  /** Set where this browser has a draft that was not sent. */
  readonly draftExpiresAt: Date | null;
}

/** One service in German, plain German or English. */
export function ServicePage(props: ServicePageProps) {
  const { service, variant } = props;
  const words = SERVICE_WORDS[variant];
  return (
    <PortalPage county={props.county} title={service.title[variant]}>
      <BackLink href="/">Alle Dienste</BackLink>
      <Variants serviceId={service.id} variant={variant} />
      <div className="vorgang-form" lang={variant === 'en' ? 'en' : 'de'}>
        <Heading level={1}>{service.title[variant]}</Heading>
        <Markdown text={service.description[variant]} />
        <Start {...props} words={words} />
        <Section title={words.whoMayApply}>
          <Bullets items={service.whoMayApply[variant]} />
        </Section>
        <Section title={words.documents}>
          <Bullets items={service.documents[variant]} />
        </Section>
        <Section title={words.fee}>
          <Paragraph>{service.fee[variant]}</Paragraph>
        </Section>
        <Section title={words.duration}>
          <Paragraph>{service.duration[variant]}</Paragraph>
        </Section>
        <Section title={words.deadline}>
          <Paragraph>{service.deadline[variant]}</Paragraph>
        </Section>
        <Section title={words.procedure}>
          <ol className="kern-list kern-list--number">
            {service.procedure[variant].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Section>
        <Section title={words.legalBasis}>
          <Paragraph>
            <Link href={service.legalLink}>{service.legalBasis[variant]}</Link>
          </Paragraph>
          <Paragraph>{service.remedy[variant]}</Paragraph>
        </Section>
        <Section title={words.authority}>
          <address className="kern-body">
            {service.authority.name}
            <br />
            {service.authority.address}
            <br />
            <Link href={`tel:${service.authority.phone.replace(/[^\d+]/g, '')}`}>
              {service.authority.phone}
            </Link>
            <br />
            <Link href={`mailto:${service.authority.email}`}>{service.authority.email}</Link>
          </address>
        </Section>
      </div>
    </PortalPage>
  );
}

function Variants(props: { readonly serviceId: string; readonly variant: TextVariant }) {
  const path = `/dienste/${props.serviceId}`;
  const links: readonly {
    readonly variant: TextVariant;
    readonly href: string;
    readonly text: string;
    readonly lang: string;
  }[] = [
    { variant: 'de', href: path, text: 'Deutsch', lang: 'de' },
    { variant: 'plain', href: `${path}?sprache=einfach`, text: 'Einfache Sprache', lang: 'de' },
    { variant: 'en', href: `${path}?sprache=en`, text: 'English', lang: 'en' },
  ];
  return (
    <nav aria-label="Sprache dieser Seite">
      <ul className="portal-variants">
        {links.map((link) => (
          <li key={link.variant}>
            {link.variant === props.variant ? (
              <span className="kern-body kern-body--bold" aria-current="true" lang={link.lang}>
                {link.text}
              </span>
            ) : (
              <Link href={link.href} lang={link.lang}>
                {link.text}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Start(props: ServicePageProps & { readonly words: ServiceWords }) {
  const action = `/dienste/${props.service.id}/antrag`;
  if (props.draftExpiresAt) {
    return (
      <div className="portal-start">
        <Heading level={2}>{props.words.draftTitle}</Heading>
        <Paragraph>
          {props.words.draftKept} {longDate(props.draftExpiresAt, props.county.timeZone)}.
        </Paragraph>
        <ButtonLink href={action}>{props.words.resume}</ButtonLink>
        <form method="post" action={`/dienste/${props.service.id}/verwerfen`}>
          <Button variant="secondary">{props.words.discard}</Button>
        </form>
      </div>
    );
  }
  return (
    <form className="portal-start" method="post" action={action}>
      <Paragraph>{props.words.startHint}</Paragraph>
      <Button>{props.words.start}</Button>
    </form>
  );
}

function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="portal-section">
      <Heading level={2}>{props.title}</Heading>
      {props.children}
    </section>
  );
}

function Bullets(props: { readonly items: readonly string[] }) {
  return (
    <ul className="kern-list kern-list--bullet">
      {props.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
