import { Link } from '@tanstack/react-router';
import { PageTitle } from '../ui/page-title.js';

export function NoSuchPage() {
  return (
    <>
      <PageTitle>Diese Seite gibt es nicht</PageTitle>
      <p className="kern-body">
        Vielleicht ist die Adresse unvollständig.{' '}
        <Link to="/" className="kern-link">
          Zur Startseite
        </Link>
      </p>
    </>
  );
}
