<?php
/**
 * On which pages the chat stands.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The rules that a page's own address and the visitor's role decide. Pages for people who are logged in are kept by no
 * common cache, so that a rule about roles leaves pages cacheable.
 */
final class Display_Rules {

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Makes the rules.
	 *
	 * @param Settings $settings What the owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Whether the page that is being printed carries the chat.
	 */
	public function allow_this_page(): bool {
		$allowed = ! is_feed() && ! is_embed() && ! is_customize_preview()
			&& $this->allow_path( $this->path() ) && $this->allow_roles( (array) wp_get_current_user()->roles );
		/**
		 * Whether the chat stands on this page.
		 *
		 * @param bool $allowed By the owner's rules.
		 */
		return (bool) apply_filters( 'chatflow_show', $allowed );
	}

	/**
	 * Whether the rules about pages allow a path.
	 *
	 * @param string $path From the site's home on, with a leading slash.
	 */
	public function allow_path( string $path ): bool {
		$rule = (string) $this->settings->get( 'pages' );
		if ( 'all' === $rule ) {
			return true;
		}
		$listed = false;
		foreach ( (array) $this->settings->get( 'paths' ) as $pattern ) {
			$listed = $listed || self::matches( (string) $pattern, $path );
		}
		return 'only' === $rule ? $listed : ! $listed;
	}

	/**
	 * Whether none of somebody's roles is hidden from the chat.
	 *
	 * @param string[] $roles Of the person; none for a guest.
	 */
	public function allow_roles( array $roles ): bool {
		return ! array_intersect( $roles, (array) $this->settings->get( 'hidden_roles' ) );
	}

	/**
	 * Compares without regard to case and closing slashes; a star stands for anything.
	 *
	 * @param string $pattern Such as /shop or /blog/*.
	 * @param string $path    With a leading slash.
	 */
	private static function matches( string $pattern, string $path ): bool {
		$pattern = '/' . trim( $pattern, "/ \t" );
		$regex   = '~^' . str_replace( '\*', '.*', preg_quote( $pattern, '~' ) ) . '/?$~iu';
		return 1 === preg_match( $regex, '/' . trim( $path, '/' ) );
	}

	/**
	 * The path of this request from the site's home on.
	 */
	private function path(): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared with the owner's patterns, never stored or printed.
		$address = isset( $_SERVER['REQUEST_URI'] ) ? (string) wp_unslash( $_SERVER['REQUEST_URI'] ) : '/';
		$path    = rawurldecode( (string) strtok( $address, '?' ) );
		$home    = untrailingslashit( (string) wp_parse_url( home_url(), PHP_URL_PATH ) );
		return '' !== $home && 0 === strpos( $path, $home ) ? substr( $path, strlen( $home ) ) : $path;
	}
}
