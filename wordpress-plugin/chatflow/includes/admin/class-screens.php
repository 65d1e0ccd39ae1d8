<?php
/**
 * Where our screen is.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Addresses of the tabs, and what a tab says after an action.
 */
final class Screens {

	public const SLUG = 'chatflow';

	/**
	 * The address of a tab.
	 *
	 * @param string $tab One of connection, display, data, health.
	 */
	public static function url( string $tab ): string {
		return admin_url( 'admin.php?page=' . self::SLUG . ( 'connection' === $tab ? '' : '&tab=' . $tab ) );
	}

	/**
	 * Goes back to a tab, which says what happened.
	 *
	 * @param string $tab     One of the tabs.
	 * @param string $kind    One of success, warning, error.
	 * @param string $message For people.
	 * @return never
	 */
	public static function back( string $tab, string $kind, string $message ): void {
		$told = array(
			'kind'    => $kind,
			'message' => $message,
		);
		set_transient( self::message_key(), $told, MINUTE_IN_SECONDS );
		wp_safe_redirect( self::url( $tab ) );
		exit;
	}

	/**
	 * What the last action of this person said, once.
	 *
	 * @return array{kind: string, message: string}|null
	 */
	public static function message(): ?array {
		$message = get_transient( self::message_key() );
		delete_transient( self::message_key() );
		return is_array( $message ) ? $message : null;
	}

	/**
	 * A form of one button.
	 *
	 * @param string $action  Of admin-post.php.
	 * @param string $label   On the button.
	 * @param string $classes Of the button.
	 * @param string $confirm What is asked first; empty for nothing.
	 */
	public static function button( string $action, string $label, string $classes = 'button', string $confirm = '' ): void {
		printf( '<form method="post" action="%s" class="chatflow-inline"%s>', esc_url( admin_url( 'admin-post.php' ) ), '' === $confirm ? '' : ' data-chatflow-confirm="' . esc_attr( $confirm ) . '"' );
		printf( '<input type="hidden" name="action" value="%s">', esc_attr( $action ) );
		wp_nonce_field( $action );
		printf( '<button type="submit" class="%s">%s</button></form>', esc_attr( $classes ), esc_html( $label ) );
	}

	/**
	 * Each person has a message of their own.
	 */
	private static function message_key(): string {
		return 'chatflow_message_' . get_current_user_id();
	}
}
