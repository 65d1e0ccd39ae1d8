<?php
/**
 * Comes and goes.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

use ChatFlow\Connection\Address;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;
use ChatFlow\Connection\Shop_Access;
use ChatFlow\Outbox\Outbox;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Shop\Backfill;
use ChatFlow\Shop\Nightly;
use WP_Site;

defined( 'ABSPATH' ) || exit;

/**
 * Activation, deactivation and removal, on each site of a network.
 */
final class Lifecycle {

	private const VERSION_OPTION = 'chatflow_version';

	/**
	 * Makes what this site needs, or all sites of a network.
	 *
	 * @param bool $network_wide Whether the whole network is meant.
	 */
	public static function activate( $network_wide = false ): void {
		self::on_sites( (bool) $network_wide, array( self::class, 'install' ) );
	}

	/**
	 * Stops all work; what is stored stays.
	 *
	 * @param bool $network_wide Whether the whole network is meant.
	 */
	public static function deactivate( $network_wide = false ): void {
		self::on_sites(
			(bool) $network_wide,
			static function (): void {
				( new Scheduler() )->clear();
			}
		);
	}

	/**
	 * A new site of a network on which the plugin is active everywhere.
	 *
	 * @param WP_Site $site The new one.
	 */
	public static function new_site( $site ): void {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		if ( is_plugin_active_for_network( plugin_basename( PLUGIN_FILE ) ) ) {
			switch_to_blog( (int) $site->blog_id );
			self::install();
			restore_current_blog();
		}
	}

	/**
	 * A site of a network is deleted, and our table with it.
	 *
	 * @param mixed $tables Names of its tables.
	 * @return mixed
	 */
	public static function drop_with_site( $tables ) {
		if ( is_array( $tables ) ) {
			$tables[] = Outbox::table();
		}
		return $tables;
	}

	/**
	 * Makes the table, and all that changed with this version.
	 */
	public static function install(): void {
		Outbox::install();
		// An option that does not exist costs each page a query; one that is empty costs none.
		add_option( Settings::OPTION, array(), '', true );
		( new Scheduler() )->keep_recurring();
		update_option( self::VERSION_OPTION, VERSION, false );
	}

	/**
	 * Installs what an update brought: WordPress runs no activation then.
	 */
	public static function keep_up(): void {
		if ( VERSION !== get_option( self::VERSION_OPTION ) ) {
			self::install();
		}
	}

	/**
	 * The same on each site of a network, and for the network itself unless one of them keeps its connection.
	 */
	public static function uninstall_everywhere(): void {
		$kept = false;
		self::on_sites(
			is_multisite(),
			static function () use ( &$kept ): void {
				self::uninstall();
				$kept = $kept || ( new Settings() )->is_on( 'keep_data' );
			}
		);
		if ( ! $kept ) {
			delete_site_option( Address::OPTION );
		}
	}

	/**
	 * Leaves nothing behind, unless the owner asked for it. The service is told, unless this is only a copy of the site
	 * that was connected: then the keys are the other site's.
	 */
	public static function uninstall(): void {
		$connections = new Connections();
		( new Scheduler() )->clear();
		if ( ( new Settings() )->is_on( 'keep_data' ) ) {
			return;
		}
		$connection = $connections->active();
		if ( null !== $connection && '' !== $connections->secret( 'site' ) ) {
			$connections->client( 5 )->send( 'DELETE', '/api/v1/connections/current' );
			Shop_Access::take_back( $connection );
		}
		Outbox::uninstall();
		foreach ( array( Connections::OPTION, Connections::SECRETS, Health::OPTION, Settings::OPTION, Backfill::OPTION, Nightly::OPTION, Admin\Watch::OPTION, self::VERSION_OPTION ) as $option ) {
			delete_option( $option );
		}
		delete_transient( Admin\Admin_Bar::TRANSIENT );
		self::forget_moments();
	}

	/**
	 * Deletes what ends by itself, when nobody is left to see its end: locks, messages, connections that were begun.
	 */
	private static function forget_moments(): void {
		global $wpdb;
		foreach ( array( 'chatflow_sending', 'chatflow_backfilling', 'chatflow_repairing' ) as $lock ) {
			delete_option( $lock );
		}
		foreach ( array( 'chatflow_message_', 'chatflow_connect_' ) as $name ) {
			foreach ( array( '_transient_', '_transient_timeout_' ) as $part ) {
				// phpcs:ignore WordPress.DB -- there is no other way to find those of all people.
				$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE option_name LIKE %s', $wpdb->options, $wpdb->esc_like( $part . $name ) . '%' ) );
			}
		}
	}

	/**
	 * Does something here, or on each site of the network.
	 *
	 * @param bool     $everywhere Whether the whole network is meant.
	 * @param callable $work       What to do on each.
	 */
	public static function on_sites( bool $everywhere, callable $work ): void {
		if ( ! $everywhere || ! is_multisite() ) {
			$work();
			return;
		}
		foreach ( get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		) as $id ) {
			switch_to_blog( (int) $id );
			$work();
			restore_current_blog();
		}
	}
}
