<?php
/**
 * The functions that the plugin calls.
 */

declare( strict_types=1 );

function wc_load_cart(): void {
	WC()->load_cart();
}

function get_woocommerce_currency(): string {
	return (string) get_option( 'woocommerce_currency', 'EUR' );
}

function wc_get_checkout_url(): string {
	return home_url( '/checkout/' );
}

/** @return array<string, string> */
function wc_get_order_statuses(): array {
	$names = array( 'pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed' );
	return array_combine( array_map( static fn( string $name ) => 'wc-' . $name, $names ), $names );
}

/** @return WC_Order|false */
function wc_get_order( $id ) {
	return 'shop_order' === get_post_type( (int) $id ) ? new WC_Order( (int) $id, WC_Test_Record::stored( (int) $id ) ) : false;
}

/** @return WC_Product|false */
function wc_get_product( $id ) {
	return 'product' === get_post_type( (int) $id ) ? new WC_Product( (int) $id, WC_Test_Record::stored( (int) $id ) ) : false;
}

/** @return array|object */
function wc_get_orders( array $arguments ) {
	return wc_test_query( 'shop_order', 'wc_get_order', $arguments );
}

/** @return array|object */
function wc_get_products( array $arguments ) {
	return wc_test_query( 'product', 'wc_get_product', $arguments );
}

/** @return array|object */
function wc_test_query( string $type, callable $read, array $arguments ) {
	$query = array(
		'post_type'      => $type,
		'post_status'    => $arguments['status'] ?? 'any',
		'posts_per_page' => $arguments['limit'] ?? 10,
		'paged'          => $arguments['page'] ?? 1,
		'orderby'        => 'ID',
		'order'          => $arguments['order'] ?? 'DESC',
		'fields'         => 'ids',
	);
	foreach ( array( 'date_created' => 'post_date_gmt', 'date_modified' => 'post_modified_gmt' ) as $name => $column ) {
		if ( isset( $arguments[ $name ] ) ) {
			$query['date_query'][] = array( 'column' => $column, 'after' => gmdate( 'Y-m-d H:i:s', (int) ltrim( $arguments[ $name ], '>=' ) ), 'inclusive' => true );
		}
	}
	$some = $arguments['include'] ?? $arguments['post__in'] ?? array();
	if ( $some ) {
		$query['post__in'] = $some;
	}
	$found = new WP_Query( $query );
	$list  = 'ids' === ( $arguments['return'] ?? 'objects' ) ? $found->posts : array_map( $read, $found->posts );
	return empty( $arguments['paginate'] ) ? $list : (object) array( 'orders' => $list, 'products' => $list, 'total' => $found->found_posts );
}

function wc_get_price_to_display( WC_Product $product, array $arguments ): float {
	return (float) $arguments['price'];
}

function wc_get_customer_total_spent( int $user ): string {
	return (string) get_user_meta( $user, '_money_spent', true );
}

final class WC_Customer {
	private WP_User $user;

	public function __construct( int $id ) {
		$this->user = new WP_User( $id );
	}

	/** @return mixed */
	public function __call( string $name, array $arguments ) {
		switch ( $name ) {
			case 'get_email':
				return $this->user->user_email;
			case 'get_display_name':
				return $this->user->display_name;
			case 'get_date_created':
				return new DateTimeImmutable( $this->user->user_registered, new DateTimeZone( 'UTC' ) );
			case 'get_total_spent':
				return wc_get_customer_total_spent( $this->user->ID );
			case 'get_order_count':
				return (int) get_user_meta( $this->user->ID, '_order_count', true );
			default:
				return (string) get_user_meta( $this->user->ID, substr( $name, 4 ), true );
		}
	}
}

function is_product(): bool {
	return is_singular( 'product' );
}

function is_shop(): bool {
	return is_post_type_archive( 'product' );
}

function is_product_category(): bool {
	return false;
}

function is_cart(): bool {
	return is_page( 'cart' );
}

function is_checkout(): bool {
	return is_page( 'checkout' );
}

function is_order_received_page(): bool {
	return false;
}

function is_account_page(): bool {
	return is_page( 'my-account' );
}

function wc_get_page_screen_id( string $type ): string {
	return 'shop_order';
}

/** The block checkout saves a draft several times before it becomes an order. */
function wc_test_checkout( string $email ): int {
	$order = new WC_Order();
	$order->set_status( 'checkout-draft' );
	$order->set_customer_id( get_current_user_id() );
	$order->set_billing_email( $email );
	$order->save();
	$lines = array();
	foreach ( WC()->cart->get_cart() as $line ) {
		$lines[] = array( 'product_id' => $line['product_id'], 'name' => $line['data']->get_name(), 'quantity' => $line['quantity'], 'total' => (string) $line['line_total'] );
		$order->set_lines( $lines );
		$order->save();
	}
	$order->set_total( WC()->cart->get_total( 'edit' ) );
	$order->set_paid_at( time() );
	$order->set_status( 'processing' );
	$order->save();
	WC()->cart->empty_cart();
	return $order->get_id();
}
