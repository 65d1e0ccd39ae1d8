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
 * One mail when the connection breaks, one when conversations have begun to wait, and one an hour while they become more:
 * to the address that the owner entered, and to nobody without one.
 */
final class Watch {

	public const OPTION = 'chatflow_told_unread';

	private const INTERVAL = 'chatflow_five_minutes';

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
		// phpcs:ignore WordPress.WP.CronInterval -- five minutes: somebody waits for an answer.
		add_filter( 'cron_schedules', array( $this, 'add_interval' ) );
		add_action( Scheduler::WATCH, array( $this, 'look' ) );
		add_action( 'admin_init', array( $this, 'keep_looking' ) );
	}

	/**
	 * Adds our interval to WordPress's.
	 *
	 * @param array<string, mixed> $intervals Those that are there.
	 * @return array<string, mixed>
	 */
	public function add_interval( $intervals ) {
		$intervals[ self::INTERVAL ] = array(
			'interval' => 5 * MINUTE_IN_SECONDS,
			// Before init nothing may be translated.
			'display'  => did_action( 'init' ) ? __( 'Every five minutes', 'chatflow' ) : 'Every five minutes',
		);
		return $intervals;
	}

	/**
	 * Looks as long as somebody wants to be told.
	 */
	public function keep_looking(): void {
		$wanted  = '' !== (string) $this->settings->get( 'notify_email' ) && null !== $this->connections->active();
		$looking = false !== wp_next_scheduled( Scheduler::WATCH );
		if ( $wanted && ! $looking ) {
			wp_schedule_event( time(), self::INTERVAL, Scheduler::WATCH );
		} elseif ( $looking && ! $wanted ) {
			wp_clear_scheduled_hook( Scheduler::WATCH );
		}
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
	 * Looks whether conversations have begun to wait.
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
		$told   = array_merge(
			array(
				'unread' => 0,
				'at'     => 0,
			),
			(array) get_option( self::OPTION, array() )
		);
		$begun  = 0 === (int) $told['unread'];
		if ( $unread > (int) $told['unread'] && ( $begun || (int) $told['at'] <= time() - HOUR_IN_SECONDS ) ) {
			$this->mail(
				/* translators: %s: name of the site. */
				__( '[%s] Conversations are waiting', 'chatflow' ),
				self::sentence( $unread ) . "\n" . $connection->base_url . '/admin/'
			);
			$told = array(
				'unread' => $unread,
				'at'     => time(),
			);
		}
		$told['unread'] = min( (int) $told['unread'], $unread );
		update_option( self::OPTION, $told, false );
	}

	/**
	 * How many wait, for people.
	 *
	 * @param int $unread A number.
	 */
	public static function sentence( int $unread ): string {
		/* translators: %s: a number. */
		return sprintf( _n( '%s conversation waits for an answer.', '%s conversations wait for an answer.', $unread, 'chatflow' ), number_format_i18n( $unread ) );
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
