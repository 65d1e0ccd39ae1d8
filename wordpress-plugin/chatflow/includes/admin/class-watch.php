<?php
/**
 * Tells people by mail.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * One mail when the connection breaks, and one when conversations have begun to wait: to the address that the owner
 * entered, and to nobody without one.
 */
final class Watch {

	public const OPTION = 'chatflow_told_unread';

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Settings $settings, Connections $connections ) {
		$this->settings    = $settings;
		$this->connections = $connections;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'chatflow_connection_refused', array( $this, 'tell_broken' ) );
		add_action( Scheduler::SWEEP, array( $this, 'look' ), 30 );
	}

	/**
	 * The service refuses our secret.
	 *
	 * @param string $reason In its words.
	 */
	public function tell_broken( string $reason ): void {
		$this->mail(
			/* translators: %s: name of the site. */
			__( '[%s] ChatFlow is no longer connected', 'chatflow' ),
			__( 'ChatFlow no longer accepts the key of this site, so that orders and carts are not sent. Please connect again.', 'chatflow' ) . "\n\n" . $reason . "\n" . Screens::url( 'connection' )
		);
	}

	/**
	 * Looks, every hour, whether conversations have begun to wait.
	 */
	public function look(): void {
		$connection = $this->connections->active();
		if ( null === $connection || '' === $this->connections->secret( 'site' ) || '' === (string) $this->settings->get( 'notify_email' ) ) {
			return;
		}
		$answer = $this->connections->client( 5 )->get( '/api/v1/connections/current/conversations', array( 'limit' => '1' ) );
		if ( ! $answer->is_good() ) {
			return;
		}
		$unread = (int) ( $answer->body['unread'] ?? 0 );
		if ( $unread > (int) get_option( self::OPTION, 0 ) ) {
			$this->mail(
				/* translators: %s: name of the site. */
				__( '[%s] Conversations are waiting', 'chatflow' ),
				/* translators: %s: a number. */
				sprintf( _n( '%s conversation waits for an answer.', '%s conversations wait for an answer.', $unread, 'chatflow' ), number_format_i18n( $unread ) ) . "\n" . $connection->base_url . '/admin/'
			);
		}
		update_option( self::OPTION, $unread, false );
	}

	/**
	 * Sends a mail, where somebody wants it.
	 *
	 * @param string $subject With a place for the site's name.
	 * @param string $text    Of the mail.
	 */
	private function mail( string $subject, string $text ): void {
		$address = (string) $this->settings->get( 'notify_email' );
		if ( '' !== $address ) {
			wp_mail( $address, sprintf( $subject, wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES ) ), $text );
		}
	}
}
