import type { ReactNode } from 'react';

export interface TaskListItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly href?: string;
  readonly status: ReactNode;
}

/** The parts of a long application and how far each is (KERN "Aufgabenliste"). */
export function TaskList(props: { readonly title: string; readonly items: readonly TaskListItem[] }) {
  return (
    <div className="kern-task-list">
      <div className="kern-task-list__header">
        <h2 className="kern-heading">{props.title}</h2>
      </div>
      <ul className="kern-task-list__list">
        {props.items.map((item) => (
          <li className="kern-task-list__item" key={item.id}>
            <span className="kern-task-list__title">
              {item.href ? (
                <a className="kern-link" href={item.href}>
                  {item.title}
                </a>
              ) : (
                <span className="kern-body">{item.title}</span>
              )}
            </span>
            <span className="kern-task-list__status">{item.status}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
