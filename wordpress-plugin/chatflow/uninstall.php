<?php
/**
 * Runs when the owner deletes the plugin.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

defined( __NAMESPACE__ . '\\VERSION' ) || define( __NAMESPACE__ . '\\VERSION', '' );
defined( __NAMESPACE__ . '\\PLUGIN_FILE' ) || define( __NAMESPACE__ . '\\PLUGIN_FILE', __DIR__ . '/chatflow.php' );

require_once __DIR__ . '/includes/autoload.php';

Lifecycle::uninstall_everywhere();
