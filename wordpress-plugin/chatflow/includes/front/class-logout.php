<?php
/**
 * Forgets the conversation with the login.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

defined( 'ABSPATH' ) || exit;

/**
 * The next page may come from a cache, so that a cookie tells its script that somebody has just logged out of this browser.
 */
final class Logout {

	public const COOKIE = 'chatflow_logout';

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'wp_logout', array( $this, 'tell_the_browser' ) );
	}

	/**
	 * Sets a cookie for a minute that scripts can read, and ends the tie of the cart.
	 */
	public function tell_the_browser(): void {
		if ( headers_sent() ) {
			return;
		}
		$options = array(
			'expires'  => time() + MINUTE_IN_SECONDS,
			'path'     => COOKIEPATH ? COOKIEPATH : '/',
			'domain'   => (string) COOKIE_DOMAIN,
			'secure'   => is_ssl(),
			'samesite' => 'Lax',
		);
		setcookie( self::COOKIE, '1', $options );
		setcookie( Carts_Of_Visitors::COOKIE, '', array( 'expires' => 1 ) + $options );
	}
}
