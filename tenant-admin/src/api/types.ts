/*
 * The resources of the service as the panel reads them. What the socket carries too comes from the protocol package;
 * what only HTTP carries stands here.
 */
import type { Contact, Conversation, PresenceStatus } from '@chatflow/widget/protocol';

export type {
  Assignee,
  Attachment,
  AuthorKind,
  Contact,
  ConversationStatus as Status,
  Entry,
  Priority,
  Receipt,
  View,
} from '@chatflow/widget/protocol';

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

export interface Money {
  /** In the currency's smallest unit. */
  amountMinor: number;
  currency: string;
}

export type Role = 'owner' | 'admin' | 'supervisor' | 'agent' | 'operator';
export type Availability = PresenceStatus;

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** An operator belongs to no tenant. */
  tenant: { id: string; name: string } | null;
  availability?: Availability;
  capacity?: number;
  openConversations?: number;
}

/** A conversation as staff see it in lists and frames. */
export interface ConversationRow extends Conversation {
  /** Only in the detail, and in rows that were read from it. */
  readonly contact?: Contact | null;
}

export interface Line {
  productExternalId?: string | null;
  title: string;
  sku?: string | null;
  quantity: number;
  total?: Money | null;
}

export interface Shipment {
  carrier?: string | null;
  trackingNumber?: string | null;
  trackingUrl?: string | null;
  status?: string | null;
  shippedAt?: string | null;
  estimatedDelivery?: string | null;
}

export interface Refund {
  amount: Money;
  reason?: string | null;
  at?: string | null;
}

export type OrderState =
  'pending' | 'processing' | 'on_hold' | 'shipped' | 'delivered' | 'completed' | 'cancelled' | 'refunded' | 'failed';

export interface Order {
  externalId: string;
  number: string;
  /** The shop's own word. */
  status: string;
  state?: OrderState | null;
  financialStatus?: string | null;
  fulfillmentStatus?: string | null;
  total: Money;
  lines?: Line[] | null;
  shipments?: Shipment[] | null;
  refunds?: Refund[] | null;
  shippingAddress?: { city?: string | null; country?: string | null } | null;
  placedAt: string;
}

export interface Cart {
  externalId: string;
  lines?: Line[] | null;
  total?: Money | null;
  checkoutUrl?: string | null;
  updatedAt?: string | null;
  emptied?: boolean;
}

export interface Customer {
  externalId: string;
  email?: string | null;
  name?: string | null;
  phone?: string | null;
  vip?: boolean;
  totalSpent?: Money | null;
  ordersCount?: number | null;
  createdAt?: string | null;
}

export interface Commerce {
  customer: Customer | null;
  orders: Order[];
  carts: Cart[];
}

export interface ConversationDetail extends Omit<ConversationRow, 'contact'> {
  readonly contact: Contact | null;
  readonly commerce: Commerce | null;
}

export interface Agent {
  id: string;
  name: string;
  email: string;
  role: Role;
  availability: Availability;
  capacity: number;
  openConversations: number;
}

export interface Team {
  id: string;
  name: string;
}

export type SecretKind = 'site' | 'identity' | 'webhook';

export interface SecretState {
  /** The last letters, enough to recognise it. */
  hint: string;
  createdAt: string;
  /** The one before this is accepted until then. */
  previousValidUntil: string | null;
}

export interface SiteTheme {
  accent?: string | null;
  mode?: 'light' | 'dark' | 'auto' | null;
  position?: 'left' | 'right' | null;
  launcherText?: string | null;
}

export interface SiteSettings {
  name: string;
  locale: string;
  allowedOrigins: string[];
  theme: SiteTheme;
  features: { draftPreview?: boolean; liveView?: boolean };
}

export interface Site extends SiteSettings {
  id: string;
  siteKey: string;
  snippet: string;
  secrets: Partial<Record<SecretKind, SecretState | null>>;
}

export interface TenantSummary {
  id: string;
  name: string;
  createdAt: string;
  sites: number;
  staff: number;
  conversations?: number | null;
}

export interface NewTenant {
  name: string;
  owner: { email: string; name: string; password: string };
  site: { name: string };
}
