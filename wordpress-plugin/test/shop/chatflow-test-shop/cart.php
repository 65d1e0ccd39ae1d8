<?php
/**
 * Session and cart of one shopper.
 */

declare( strict_types=1 );

final class WC_Session {
	private const COOKIE = 'wp_woocommerce_session_test';

	private string $customer;

	/** @var array<string, mixed> */
	private array $data;

	private bool $dirty = false;

	public function __construct() {
		$guest          = isset( $_COOKIE[ self::COOKIE ] ) ? sanitize_key( $_COOKIE[ self::COOKIE ] ) : '';
		$user           = get_current_user_id();
		$this->customer = $user > 0 ? (string) $user : ( '' === $guest ? 't_' . bin2hex( random_bytes( 15 ) ) : $guest );
		$this->data     = (array) get_option( 'wc_session_' . $this->customer, array() );
		if ( $user > 0 && 0 === strpos( $guest, 't_' ) && ! $this->data ) {
			$this->data = (array) get_option( 'wc_session_' . $guest, array() );
			delete_option( 'wc_session_' . $guest );
			$this->dirty = true;
			do_action( 'woocommerce_guest_session_to_user_id', $guest, $this->customer );
		}
		add_action( 'shutdown', array( $this, 'save' ), 20 );
	}

	public function get_customer_id(): string {
		return $this->customer;
	}

	/** @return mixed */
	public function get( string $key, $default = null ) {
		return $this->data[ $key ] ?? $default;
	}

	public function set( string $key, $value ): void {
		$this->data[ $key ] = $value;
		$this->dirty        = true;
	}

	public function remember(): void {
		if ( ! headers_sent() ) {
			setcookie( self::COOKIE, $this->customer, 0, '/', '', false, true );
		}
	}

	public function save(): void {
		if ( $this->dirty ) {
			update_option( 'wc_session_' . $this->customer, $this->data, false );
		}
	}
}

final class WC_Cart {
	public function __construct( private WC_Session $session ) {}

	/** @return array<string, array<string, mixed>> */
	public function get_cart(): array {
		$lines = array();
		foreach ( (array) $this->session->get( 'cart', array() ) as $id => $quantity ) {
			$product = wc_get_product( (int) $id );
			if ( $product ) {
				$lines[ 'key' . $id ] = array(
					'product_id'   => (int) $id,
					'variation_id' => 0,
					'quantity'     => $quantity,
					'data'         => $product,
					'line_total'   => (float) $product->get_price() * $quantity,
					'line_tax'     => 0.0,
				);
			}
		}
		return $lines;
	}

	public function get_total( string $context = 'view' ): string {
		return (string) array_sum( array_column( $this->get_cart(), 'line_total' ) );
	}

	public function add_to_cart( int $id, int $quantity = 1 ): void {
		$cart        = (array) $this->session->get( 'cart', array() );
		$cart[ $id ] = ( $cart[ $id ] ?? 0 ) + $quantity;
		$this->session->set( 'cart', $cart );
		$this->session->remember();
		do_action( 'woocommerce_add_to_cart', 'key' . $id, $id, $quantity );
	}

	public function set_quantity( string $key, int $quantity ): void {
		$cart                                = (array) $this->session->get( 'cart', array() );
		$cart[ (int) substr( $key, 3 ) ] = $quantity;
		$this->session->set( 'cart', $cart );
		do_action( 'woocommerce_cart_item_set_quantity', $key, $quantity, $this );
	}

	public function empty_cart(): void {
		$this->session->set( 'cart', array() );
		do_action( 'woocommerce_cart_emptied' );
	}
}
