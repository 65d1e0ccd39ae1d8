<?php
/**
 * The cart of whoever is asking.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;
use ChatFlow\Settings;
use ChatFlow\Shop\Cart_Item;

defined( 'ABSPATH' ) || exit;

/**
 * A guest's cart becomes known to ChatFlow once the guest has opened the chat, and not before.
 */
final class Carts_Of_Visitors {

	public const COOKIE = 'chatflow_visitor';

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Marks what changed.
	 *
	 * @var Dirty_Marks
	 */
	private $marks;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings What the owner chose.
	 * @param Dirty_Marks $marks    Marks what changed.
	 */
	public function __construct( Settings $settings, Dirty_Marks $marks ) {
		$this->settings = $settings;
		$this->marks    = $marks;
	}

	/**
	 * The cart as it is sent to ChatFlow; null without a shop.
	 *
	 * @return array<string, mixed>|null
	 */
	public function current(): ?array {
		return $this->load() ? ( new Cart_Item() )->build( WC(), self::visitor_ref() ) : null;
	}

	/**
	 * Remembers the visitor for as long as the browser is open, and sends the cart if there is something in it.
	 *
	 * @param string $visitor_ref As the widget gave it.
	 */
	public function tie( string $visitor_ref ): bool {
		if ( ! $this->settings->is_on( 'send_carts' ) || ! $this->load() ) {
			return false;
		}
		$_COOKIE[ self::COOKIE ] = $visitor_ref;
		if ( ! headers_sent() ) {
			setcookie(
				self::COOKIE,
				$visitor_ref,
				array(
					'expires'  => 0,
					'path'     => COOKIEPATH ? COOKIEPATH : '/',
					'domain'   => (string) COOKIE_DOMAIN,
					'secure'   => is_ssl(),
					'httponly' => true,
					'samesite' => 'Lax',
				)
			);
		}
		$cart = ( new Cart_Item() )->build( WC(), $visitor_ref );
		if ( null !== $cart && ! $cart['emptied'] ) {
			$this->marks->mark_with( 'cart', (string) $cart['externalId'], $cart );
			$this->marks->flush();
		}
		// The shopper is about to write: cart and order should be known with the first message.
		( new Scheduler() )->at_once();
		return true;
	}

	/**
	 * The visitor that this browser's cart belongs to; an empty text where the chat was never opened.
	 */
	public static function visitor_ref(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- checked by the pattern.
		$ref = isset( $_COOKIE[ self::COOKIE ] ) ? (string) wp_unslash( $_COOKIE[ self::COOKIE ] ) : '';
		return 1 === preg_match( '/^[A-Za-z0-9_.~-]{8,200}$/D', $ref ) ? $ref : '';
	}

	/**
	 * Loads the cart, which WooCommerce itself does on pages only.
	 */
	private function load(): bool {
		if ( ! Plugin::has_shop() || ! function_exists( 'wc_load_cart' ) ) {
			return false;
		}
		if ( null === WC()->cart ) {
			wc_load_cart();
		}
		return null !== WC()->cart && null !== WC()->session;
	}
}
